import type { Table } from '@trellis/model';
import { type Cardinality, cardinalityOf, type Reference } from '../tables/index.ts';
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
 * Prints the line of a foreign key, from parent to child: solid if the foreign key is identifying, else dotted, with
 * the columns as its label.
 *
 * @example 'customers ||..o{ orders : "customer_id"'
 */
export function relationshipLine(reference: Reference, names: ReadonlyMap<Table, string>): string {
  const { parents, children, identifying } = cardinalityOf(reference);
  const [parent, child] = [reference.parent, reference.child].map((table) =>
    entityToken(names.get(table) ?? ''),
  );
  const symbol = `${PARENTS[parents]}${identifying ? '--' : '..'}${CHILDREN[children]}`;
  return `${parent} ${symbol} ${child} : "${safeText(reference.key.columns.join(', '))}"`;
}
