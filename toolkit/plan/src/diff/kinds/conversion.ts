import { type ExtensionCast, parseTypeName, quoteIdentifier } from '@trellis/model';
import { isTypeNamed, same } from '@trellis/model/internal';
import {
  baseType,
  type CastKind,
  castKind,
  isArrayType,
  roundsOff,
  valueConversion,
} from '../casts/index.ts';
import type { ValueConversion } from '../change/index.ts';
import type { Catalog, Node, NodeOf } from '../node/index.ts';
import type { PlanContext } from '../operation/index.ts';
import { fillOf, isNotNullByDomain, typeWithoutDomains } from './backfill.ts';
import { isForeign } from './foreign.ts';
import { tableOf } from './part-of.ts';

/** How the values of a column are converted to its new type. */
export interface Conversion {
  /** The expression of `USING`. Left out if PostgreSQL converts by itself. */
  readonly using?: string;
  /** What decides: the author, the plan (values of a rebuilt type go through text), or the cast. */
  readonly by: 'author' | 'plan' | CastKind;
  /** Set if values lose digits or parts without an error: how those are found. */
  readonly rounds?: ValueConversion;
  /** What `using` needs while the statement runs. Left out for nothing. */
  readonly wrapper?: { readonly create: string; readonly drop: string };
}

/** The conversion of a column's values from one type to another. */
export function conversionOf(from: NodeOf<'column'>, to: NodeOf<'column'>, context: PlanContext): Conversion {
  // PostgreSQL converts no rows of a foreign table.
  if (isForeign(tableOf(from), context.before)) return { by: 'automatic' };
  const { type, using } = to.value;
  if (using !== undefined) return { using, by: 'author' };
  const conversion = castConversion(from, to, context);
  if (from.value.notNull || !isNotNullByDomain(to, context.after)) return conversion;
  const values = fillOf(to, context.after);
  if (values === undefined) return conversion;
  // The domain does not accept a null, not even as the result of a cast.
  const plain = typeWithoutDomains(to, context.after);
  const column = quoteIdentifier(from.value.name);
  const isThroughText = conversion.by === 'text' || conversion.by === 'plan';
  const value = conversion.wrapper ? conversion.using : isThroughText ? `${column}::text` : column;
  return { ...conversion, using: `COALESCE((${value})::${plain}, ${values})::${type}` };
}

/** The conversion by the cast that PostgreSQL has. */
function castConversion(from: NodeOf<'column'>, to: NodeOf<'column'>, context: PlanContext): Conversion {
  const { type } = to.value;
  const [source, wanted] = [
    underlying(from.value.type, from, context.before),
    underlying(type, to, context.after),
  ];
  const column = quoteIdentifier(from.value.name);
  const rounds = (through?: 'text') =>
    roundsOff(source, wanted) ? { rounds: valueConversion(source, wanted, through) } : {};
  const through = `${column}::text::${type}`;
  if (isReshaped(from, context)) return { ...byName(from, to, context), by: 'plan', ...rounds('text') };
  if (hasRebuiltType(from, context)) return { using: through, by: 'plan', ...rounds('text') };
  const by = castOf(source, wanted, context);
  if (by === 'automatic') return { by, ...rounds() };
  return by === 'text'
    ? { using: through, by, ...rounds('text') }
    : { using: `${column}::${type}`, by, ...rounds() };
}

/**
 * A conversion in which attributes find their values by name, through JSON. In the text of a composite type they are in
 * order.
 */
function byName(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  { after }: PlanContext,
): Pick<Conversion, 'using' | 'wrapper'> {
  const { name, type } = to.value;
  const column = quoteIdentifier(from.value.name);
  const base = parseTypeName(underlying(type, to, after));
  const isRow = after.ofKind('composite type').some(({ value }) => isTypeNamed(base, value));
  if (isRow && base.dimensions === 0)
    return { using: `json_populate_record(NULL::${type}, to_json(${column}))` };
  // An array is read as the attribute of a composite type, which exists for the statement only.
  const wrapper = `pg_temp.${quoteIdentifier(name)}`;
  return {
    using: `(json_populate_record(NULL::${wrapper}, json_build_object('value', to_json(${column})))).value`,
    wrapper: { create: `CREATE TYPE ${wrapper} AS (value ${type})`, drop: `DROP TYPE ${wrapper}` },
  };
}

/** Whether a type of a column is rebuilt, or a type in it, with attributes in another order or number. */
function isReshaped({ requires }: Node, context: PlanContext): boolean {
  return [...requires].some((id) => {
    const [was, is] = [context.before, context.after].map((one) => one.nodes.get(id));
    if (!was || !context.kindOf(was).isType || !context.isRebuilt(id)) return false;
    return !same(attributesOf(was), attributesOf(is)) || isReshaped(was, context);
  });
}

function attributesOf(node: Node | undefined): readonly string[] {
  return node?.kind === 'composite type' ? node.value.attributes.map(({ name }) => name) : [];
}

/** Refuses a conversion through text that is not asked for, and reports what the values lose. */
export function reportConversion(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  { by, rounds }: Conversion,
  context: PlanContext,
): void {
  if (rounds)
    context.lose({
      object: to.id,
      what: `the parts of its values that ${to.value.type} cannot represent`,
      table: tableOf(from),
      column: from.value.name,
      conversion: rounds,
    });
  if (by === 'text' && !context.castThroughText)
    context.refuse({
      code: 'CAST_NEEDED',
      object: to.id,
      message: `PostgreSQL has no cast from ${from.value.type} to ${to.value.type}. Add the conversion to the column: using: '<expression of ${to.value.name}>'.`,
    });
}

/**
 * The cast from one type to another. One of the schema or of an extension comes before the conversion through text that
 * PostgreSQL has for all types: it is not applied if the cast is explicit.
 */
function castOf(from: string, to: string, { casts }: PlanContext): CastKind {
  const [source, target] = [baseType(from), baseType(to)];
  const own = castKind(from, to);
  if (source === target) return own;
  const isCast = (of: ExtensionCast, brackets: string) =>
    `${of.from}${brackets}` === source && `${of.to}${brackets}` === target;
  const found = casts.find((one) => isCast(one, '') || isCast(one, '[]'));
  if (!found) return own;
  return found.assignment ? 'automatic' : 'explicit';
}

/** The base type of domains. */
function underlying(type: string, node: Node, catalog: Catalog): string {
  for (const id of node.requires) {
    const domain = catalog.find('domain', id);
    if (domain && !isArrayType(type) && isTypeNamed(parseTypeName(type), domain.value))
      return underlying(domain.value.type, domain, catalog);
  }
  return type;
}

/** Whether a type of a column is rebuilt. */
export function hasRebuiltType(node: NodeOf<'column'>, context: PlanContext): boolean {
  return requiresRebuilt(node, ({ isType }) => isType === true, context);
}

/** Whether a type or the collation of a column is rebuilt, so that the column has to be altered. */
export function refersToRebuilt(node: NodeOf<'column'>, context: PlanContext): boolean {
  return requiresRebuilt(node, ({ isType, isCollation }) => (isType ?? isCollation) === true, context);
}

function requiresRebuilt(
  { requires }: NodeOf<'column'>,
  counts: (kind: ReturnType<PlanContext['kindOf']>) => boolean,
  context: PlanContext,
): boolean {
  return [...requires].some((id) => {
    const used = context.before.nodes.get(id);
    return used !== undefined && counts(context.kindOf(used)) && context.isRebuilt(id);
  });
}
