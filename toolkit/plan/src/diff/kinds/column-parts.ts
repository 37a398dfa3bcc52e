import { objectId, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import type { Catalog, NodeOf } from '../node.ts';
import { tableOf } from './column-of.ts';
import { isGivenByParent } from './inherited.ts';
import type { Kind, Surroundings } from './kind.ts';

/** Defaults, of a table's or a view's column. A parent's and its children's are each their own. */
export const defaultKind: Kind<'default'> = {
  splitBy: 'default apart',
  create: (node, around) =>
    comesWithColumn(node, around) ? [] : [`${alterOnly(node, around.after)} SET DEFAULT ${node.value}`],
  drop: (node, around) => [`${alterOnly(node, around.before)} DROP DEFAULT`],
  alter: (_from, to, around) => [`${alterOnly(to, around.after)} SET DEFAULT ${to.value}`],
  foldsIntoCreate: (node, parent) => parent.kind === 'column' && node.inherited !== 'child',
};

/** Whether the column comes by its parent's, with the same default. */
function comesWithColumn(node: NodeOf<'default'>, around: Surroundings): boolean {
  const column = around.after.nodes.get(node.parent ?? '');
  if (column === undefined || around.action(column.id) !== 'create' || !isGivenByParent(column, around))
    return false;
  return [...column.requires].some((id) => {
    const above = around.after.nodes.get(id.replace(/^column /, 'default '));
    return above?.kind === 'default' && above.value === node.value && isThereByThen(above, around);
  });
}

/** Whether a parent has a default before its children are made: not where what it calls comes after the table. */
function isThereByThen(node: NodeOf<'default'>, around: Surroundings): boolean {
  const column = around.after.nodes.get(node.parent ?? '');
  const table = around.after.nodes.get(column?.parent ?? '');
  return (
    around.action(node.id) === undefined ||
    [column, table].some((whole) => whole && around.folded(whole).includes(node)) ||
    comesWithColumn(node, around)
  );
}

function alterOnly(node: NodeOf<'default'>, catalog: Catalog): string {
  const table = tableOf(node);
  const id = objectId('table', [table.schema, table.name]);
  const isParent = [...(catalog.dependents.get(id) ?? [])].some(
    (dependent) =>
      dependent !== `inheritance ${id}` &&
      dependent !== `partition ${id}` &&
      ['inheritance', 'partition'].includes(catalog.nodes.get(dependent)?.kind ?? ''),
  );
  const on = isParent || node.inherited ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
  return `ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')}`;
}
