import { badInput } from '../error/bad-input.ts';
import type { ResolvedColumn } from '../resolved/index.ts';
import { type ColumnValue, type GraphNode, knownValue, pathOf } from './node.ts';

/**
 * Makes sure that every column that needs a value has one, and none two.
 *
 * @param node a row whose references are settled
 * @throws BadInput naming the place
 */
export function checkWhole(node: GraphNode): void {
  const { shared, missing } = node.shape.layout;
  if (shared) checkAgreement(node);
  if (missing === undefined) return;
  const { name } = missing.column;
  const refers = node.table.foreignKeys.some(({ columns }) => columns.includes(name));
  const expected = refers ? 'a value, or a row of the graph to refer to' : 'a value';
  throw badInput(`${pathOf(node)}.${name}`, expected, 'none');
}

/**
 * Keys may have columns in common, as those that begin with a tenant's: several rows may give a column its
 * value, as long as they give the same. Those that PostgreSQL is still to number are compared when they are.
 */
function checkAgreement(node: GraphNode): void {
  const given = new Map<ResolvedColumn, ColumnValue | undefined>();
  for (const { column, own } of node.shape.layout.given)
    if (own !== undefined) given.set(column, node.values[own]);
  const own = new Set(given.keys());
  for (const { from, link, place } of node.needs)
    for (const { there, here } of link.on) {
      const value = knownValue(from, there);
      const other = given.get(here);
      const unknown = value === undefined || other === undefined;
      if (given.has(here) && (unknown ? own.has(here) : String(value) !== String(other)))
        throw badInput(pathOf(place), `${node.table.key}.${here.name} from one place`, 'two');
      given.set(here, other ?? value);
    }
}
