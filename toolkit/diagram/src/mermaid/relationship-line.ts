import type { Table } from '@trellis/model';
import { type Cardinality, cardinalityOf } from '../tables/cardinality.ts';
import type { Reference } from '../tables/reference.ts';
import { entityToken } from './entity-name.ts';
import { safeText } from './safe-text.ts';

const PARENTS = { one: '||', 'zero or one': '|o', 'one or more': '}|' } as const satisfies Record<
  Cardinality['parents'],
  string
>;

const CHILDREN = { 'zero or one': 'o|', 'zero or more': 'o{' } as const satisfies Record<
  Cardinality['children'],
  string
>;

/**
 * The line of a foreign key in a diagram, parent first: solid where the parent is part of what the
 * child is, dotted where not, labelled with the key's columns.
 *
 * @example 'customers ||..o{ orders : "customer_id"'
 */
export function connectionLine(reference: Reference, names: ReadonlyMap<Table, string>): string {
  const { parents, children, identifying } = cardinalityOf(reference);
  const [parent, child] = [reference.parent, reference.child].map((table) =>
    entityToken(names.get(table) ?? ''),
  );
  const symbol = `${PARENTS[parents]}${identifying ? '--' : '..'}${CHILDREN[children]}`;
  return `${parent} ${symbol} ${child} : "${safeText(reference.key.columns.join(', '))}"`;
}
