import { badInput } from '../input/index.ts';
import type { ResolvedColumn } from '../resolved/index.ts';
import { type ColumnValue, type GraphNode, knownValue, pathOf } from './node.ts';

/**
 * Checks that every required column has a value, and that no column has two.
 *
 * @param node a row whose references are resolved
 * @throws BadInput
 */
export function checkComplete(node: GraphNode): void {
  const { hasSharedColumns, missing } = node.shape.layout;
  if (hasSharedColumns) checkAgreement(node);
  if (missing === undefined) return;
  const { name } = missing.column;
  const isForeignKey = node.table.foreignKeys.some(({ columns }) => columns.includes(name));
  const expected = isForeignKey ? 'a value, or a row of the graph to refer to' : 'a value';
  throw badInput(`${pathOf(node)}.${name}`, expected, 'none');
}

/**
 * Foreign keys can share columns, such as a tenant's id. Several rows may then supply the value of a column if they
 * agree. Generated values are compared after they have been inserted.
 */
function checkAgreement(node: GraphNode): void {
  const given = new Map<ResolvedColumn, ColumnValue | undefined>();
  for (const { column, own } of node.shape.layout.given)
    if (own !== undefined) given.set(column, node.values[own]);
  const own = new Set(given.keys());
  for (const { to, link, place } of node.references)
    for (const { referenced, referencing } of link.on) {
      const value = knownValue(to, referenced);
      const other = given.get(referencing);
      const unknown = value === undefined || other === undefined;
      if (given.has(referencing) && (unknown ? own.has(referencing) : String(value) !== String(other)))
        throw badInput(pathOf(place), `one value for ${node.table.key}.${referencing.name}`, 'two');
      given.set(referencing, other ?? value);
    }
}
