import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import { type Catalog, defaultId, isColumn, type NodeOf, tableId } from '../node/index.ts';
import type { Kind, PlanContext } from '../operation/index.ts';
import { isFilledWhenAdded } from './backfill.ts';
import { hasRebuiltType } from './conversion.ts';
import { hasChildren, isGivenByParent } from './inherited.ts';
import { tableOf } from './part-of.ts';
import { callsDropped } from './rename-aside.ts';
import { changesModifierOnly } from './retyping.ts';

/** Defaults of the columns of tables and views. A parent and its children each have their own. */
export const defaultKind: Kind<'default'> = {
  splitBy: 'default apart',
  hasExpression: () => true,
  isBeforeRows: () => true,
  isInvalidatedByRetyping: (_node, from, to, context) =>
    !(changesModifierOnly(from.value, to.value) && !hasRebuiltType(from, context)),
  leavesBeforeRename: callsDropped,
  create: (node, context) =>
    comesWithColumn(node, context) ? [] : [`${alterOnly(node, context.after)} SET DEFAULT ${node.value}`],
  drop: (node, context) => [`${alterOnly(node, context.before)} DROP DEFAULT`],
  alter: (_from, to, context) => [`${alterOnly(to, context.after)} SET DEFAULT ${to.value}`],
  foldsIntoCreate: (node, parent, operations) =>
    isColumn(parent) && node.inherited !== 'child' && !isFilledWhenAdded(parent, operations),
};

/** Whether the parent's column creates the column with the same default. */
function comesWithColumn(node: NodeOf<'default'>, context: PlanContext): boolean {
  const column = context.after.find('column', node.parent);
  if (column === undefined || context.action(column.id) !== 'create' || !isGivenByParent(column, context))
    return false;
  return [...column.requires].some((id) => {
    const above = context.after.find('column', id);
    const given = above && context.after.find('default', defaultId(above.path));
    return given !== undefined && given.value === node.value && isSetBeforeChildren(given, context);
  });
}

/** Whether a parent has a default before its children are created: not if what it calls is created after the table. */
function isSetBeforeChildren(node: NodeOf<'default'>, context: PlanContext): boolean {
  const column = context.after.nodes.get(node.parent ?? '');
  const table = context.after.nodes.get(column?.parent ?? '');
  return (
    context.action(node.id) === undefined ||
    [column, table].some((whole) => whole && context.folded(whole).includes(node)) ||
    comesWithColumn(node, context)
  );
}

function alterOnly(node: NodeOf<'default'>, catalog: Catalog): string {
  const table = tableOf(node);
  const id = tableId(table);
  const isParent = hasChildren(id, catalog);
  const on = isParent || node.inherited ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
  return `ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')}`;
}
