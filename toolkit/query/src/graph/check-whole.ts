import { badInput } from '../error/bad-input.ts';
import { type ColumnValue, type GraphNode, isGiven } from './node.ts';

/**
 * Makes sure that every column that needs a value has one, and none two.
 *
 * @param node a row whose references are settled
 * @throws BadInput naming the place
 */
export function checkWhole(node: GraphNode): void {
  if (couldDisagree(node)) checkAgreement(node);
  const { table, path } = node;
  for (const { name, optional, generated } of table.columns.values()) {
    if (optional || generated || isGiven(node, name)) continue;
    const refers = table.foreignKeys.some(({ columns }) => columns.includes(name));
    throw badInput(
      `${path}.${name}`,
      refers ? 'a value, or a row of the graph to refer to' : 'a value',
      'none',
    );
  }
}

/** Whether a column may have its value from two places: most rows refer to one other, by columns that they do not give. */
function couldDisagree({ values, needs }: GraphNode): boolean {
  const [first, ...others] = needs;
  if (first === undefined) return false;
  return others.length > 0 || first.on.some(([, here]) => values.has(here));
}

/**
 * Keys may have columns in common, as those that begin with a tenant's: several rows may give a column its
 * value, as long as they give the same. Those that PostgreSQL is still to number are compared when they are.
 */
function checkAgreement({ table, values, needs }: GraphNode): void {
  const given = new Map<string, ColumnValue | undefined>(values);
  for (const { from, on, path } of needs)
    for (const [there, here] of on) {
      const value = 'key' in from ? from.key.get(there) : from.values.get(there);
      const other = given.get(here);
      const unknown = value === undefined || other === undefined;
      if (given.has(here) && (unknown ? values.has(here) : String(value) !== String(other)))
        throw badInput(path, `${table.key}.${here} from one place`, 'two');
      given.set(here, other ?? value);
    }
}
