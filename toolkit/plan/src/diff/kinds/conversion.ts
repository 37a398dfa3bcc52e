import { isTypeNamed, parseTypeName, quoteIdentifier } from '@trellis/model';
import { type CastKind, castKind, isArrayType } from '../casts.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { roundsOff } from '../rounds-off.ts';
import { tableOf } from './column-of.ts';
import type { Surroundings } from './kind.ts';
import { refersToRebuilt } from './rebuilt.ts';

/** How a column's values become those of its new type. */
export interface Conversion {
  /** The expression that makes them; left out where PostgreSQL does it by itself. */
  readonly using?: string;
  /** Who says so: the author, the plan (a type made anew goes through text), or what casts there are. */
  readonly by: 'author' | 'plan' | CastKind;
  /** Whether values lose something without a word. */
  readonly rounds: boolean;
}

/** How the values of a column get from one type to another. */
export function conversionOf(from: NodeOf<'column'>, to: NodeOf<'column'>, around: Surroundings): Conversion {
  const { type, using } = to.value;
  if (using !== undefined) return { using, by: 'author', rounds: false };
  const [source, wanted] = [
    underlying(from.value.type, from, around.before),
    underlying(type, to, around.after),
  ];
  const column = quoteIdentifier(from.value.name);
  const rounds = roundsOff(source, wanted);
  const through = `${column}::text::${type}`;
  if (refersToRebuilt(from, around)) return { using: through, by: 'plan', rounds };
  const by = castKind(source, wanted);
  if (by === 'automatic') return { by, rounds };
  return { using: by === 'text' ? through : `${column}::${type}`, by, rounds };
}

/** Refuses the way through text that nobody asked for, and tells what the values lose as another type holds less. */
export function judgeConversion(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  { by, rounds }: Conversion,
  around: Surroundings,
): void {
  if (rounds)
    around.lose({
      object: to.id,
      what: `what ${to.value.type} does not hold of its values`,
      table: tableOf(from),
      column: from.value.name,
    });
  if (by === 'text' && !around.castThroughText)
    around.refuse({
      code: 'CAST_NEEDED',
      object: to.id,
      message: `PostgreSQL has no cast from ${from.value.type} to ${to.value.type}. Say how on the column: using: '<expression of ${to.value.name}>'.`,
    });
}

/** The built-in type beneath domains. */
function underlying(type: string, node: Node, catalog: Catalog): string {
  for (const id of node.requires) {
    const domain = catalog.nodes.get(id);
    if (domain?.kind === 'domain' && !isArrayType(type) && isTypeNamed(parseTypeName(type), domain.value))
      return underlying(domain.value.type, domain, catalog);
  }
  return type;
}
