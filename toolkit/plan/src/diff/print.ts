import type { Column } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { Change, Statement } from './change/index.ts';
import type { Decision } from './decide/index.ts';
import { withoutDefaultPrivileges } from './kinds/index.ts';
import { type Catalog, type Node, tableId } from './node/index.ts';
import {
  isRecreated,
  type Operation,
  type PlanContext,
  type Print,
  type Sql,
  type Verb,
} from './operation/index.ts';
import type { Step } from './order/index.ts';

/** The ids of the changes that create objects, by the id of the node. */
export type Created = ReadonlyMap<string, string>;

/** The statements of one operation. */
export function print(
  { node, verb, kind, isPlaceholder, fillsPlaceholder }: Operation,
  context: PlanContext,
): readonly Print[] {
  const from = context.before.nodes.get(node.id);
  switch (verb) {
    case 'create':
      return [
        ...((isPlaceholder && kind.placeholder?.(node)) || kind.create(node, context)),
        ...[node, ...context.folded(node)].flatMap((made) => withoutDefaultPrivileges(made, context)),
      ];
    case 'drop':
      return kind.drop(node, context);
    case 'alter': {
      if (fillsPlaceholder) return kind.fill?.(node) ?? [];
      const how = (from && kind.alter?.(from, node, context)) ?? [];
      return typeof how === 'string' ? [] : how;
    }
    case 'rename aside':
      return kind.renameAside?.(node, context) ?? [];
    case 'copy rows':
      return (from && kind.copyRows?.(from, node, context)) ?? [];
    case 'placeholder':
      return kind.placeholder?.(node) ?? [];
    case 'fill':
      return kind.fill?.(node) ?? [];
  }
}

const actionOf: Readonly<Record<Verb, Change['action']>> = {
  create: 'create',
  drop: 'drop',
  alter: 'alter',
  'rename aside': 'alter',
  'copy rows': 'alter',
  placeholder: 'alter',
  fill: 'alter',
};

/** An operation as a change of the plan. */
export function changeOf(
  { operation: { node, verb, kind, id } }: Step,
  context: PlanContext,
  decision: Decision | undefined,
  created: Created,
): Change {
  const [from, to] = [context.before.nodes.get(node.id), context.after.nodes.get(node.id)];
  const whole = created.get(verb === 'fill' ? node.id : (node.parent ?? ''));
  const createdValue = kind.created ? kind.created(node, context) : node.value;
  return {
    id,
    kind: node.kind,
    action: actionOf[verb],
    object: node.object,
    path: node.path,
    ...(node.table && { table: node.table }),
    ...columnsOf(node, verb === 'drop' ? context.before : context.after, context),
    ...(from && { from: from.value }),
    ...(to && { to: verb === 'create' ? createdValue : to.value }),
    ...(isRecreated(decision?.action) && {
      replacing:
        decision?.because !== undefined && same(from?.identity, to?.identity) ? 'unchanged' : 'changed',
    }),
    ...(decision?.because !== undefined && { because: decision.because }),
    ...(whole !== undefined && { partOf: whole }),
  } as unknown as Change;
}

/** The column that a node is a part of, or the columns of a constraint or an index. */
function columnsOf(
  node: Node,
  catalog: Catalog,
  { kindOf }: PlanContext,
): { readonly column?: Column; readonly columns?: readonly string[] } {
  const column = catalog.find('column', node.parent);
  if (column) return { column: column.value };
  const { isConstraint, hasIndex } = kindOf(node);
  if (!node.table || !(isConstraint || hasIndex)) return {};
  const table = tableId(node.table);
  const columns = [...node.requires].flatMap((id) => {
    const one = catalog.find('column', id);
    return one && one.parent === table ? [one.value.name] : [];
  });
  return { columns };
}

/**
 * The hazards of a statement. A table that the plan has created is empty, and a foreign table has no rows of its own, so
 * nothing there can fail, wait or be lost.
 */
export function hazardsOf(
  { hazards = [] }: Pick<Sql, 'hazards'>,
  node: Node,
  created: Created,
  { before }: PlanContext,
): Statement['hazards'] {
  const table = node.table ? tableId(node.table) : node.parent;
  const isWithoutRows =
    (table !== undefined && created.has(table)) || before.find('table', table ?? node.id)?.value.foreign;
  return isWithoutRows ? [] : hazards;
}
