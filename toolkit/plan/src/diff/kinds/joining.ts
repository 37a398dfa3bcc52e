import { type Catalog, idsOf, inheritanceId, type Node, type NodeOf, tableId } from '../node/index.ts';
import {
  type Consequence,
  isGone,
  type Operation,
  type Operations,
  type PlanContext,
} from '../operation/index.ts';
import { isGivenByLeft } from './inheritance.ts';
import { tableIdOf } from './links.ts';
import { tableOf } from './part-of.ts';

/** A part that an existing table must have before it joins a parent that has it. */
type GivenPart = NodeOf<'check'> | NodeOf<'not null'>;

/**
 * Orders a child's check or NOT NULL before the child joins a parent that has one. Where the child is to have the parent's
 * only, its own is dropped, and the parent's is created after.
 */
export function orderJoining({ node, verb }: Operation, operations: Operations): void {
  if (verb !== 'create' && verb !== 'alter') return;
  const table = tableIdOf(node);
  if (operations.get('create', table)) return;
  const own = operations.after.nodes.get(node.id);
  if (own?.kind === node.kind && !isGivenByRecreated(own, operations))
    for (const link of linksOf(table, operations))
      operations.order(operations.get(verb, node.id), link, 'inheritance');
  const drop = operations.get('drop', node.id);
  if (verb !== 'create' || !drop) return;
  for (const { object: child } of operations.after.dependentsOf('inheritance', table)) {
    // A table that is created with its parents has what they have.
    if (child === table || operations.get('create', child)) continue;
    for (const link of linksOf(child, operations)) {
      operations.order(drop, link, 'inheritance');
      operations.order(link, operations.get('create', node.id), 'inheritance');
    }
  }
  for (const id of idsOf(node, 'inherited'))
    operations.order(drop, operations.get('create', id), 'inheritance');
}

/**
 * What is replaced because an existing table joins a parent and is to have the parent's check or NOT NULL only. PostgreSQL
 * makes what the table has by then its own for ever, and refuses a table that has none.
 */
export function replacedToJoin(node: GivenPart, context: PlanContext): readonly Consequence[] {
  const { before, after, action, isRebuilt } = context;
  const table = tableId(tableOf(node));
  if (node.inherited !== 'child' || !before.nodes.has(table) || isRebuilt(table)) return [];
  const old = before.nodes.get(node.id);
  const hadParents = old?.inherited === 'child' && !isGivenByLeft(old, context);
  if (hadParents) return [];
  const isOpen = (id: string) =>
    before.nodes.has(id) && after.nodes.has(id) && !isGone(action(id)) && !isRebuilt(id);
  return [...givers(node, after), node.id].filter(isOpen).map((id): Consequence => [id, node.object]);
}

/** The parents' nodes that give a table a check or NOT NULL. */
function givers(node: GivenPart, catalog: Catalog): readonly string[] {
  return idsOf(node, 'inherited').filter((id) => {
    const giver = catalog.nodes.get(id);
    return giver?.kind === node.kind && !(giver.value as { readonly noInherit?: true }).noInherit;
  });
}

function linksOf(table: string, operations: Operations): readonly Operation[] {
  return (['create', 'alter'] as const).flatMap((verb) => operations.get(verb, inheritanceId(table)) ?? []);
}

/** Whether a part is inherited from one that is created. */
function isGivenByRecreated(node: Node, operations: Operations): boolean {
  return (
    node.inherited !== undefined &&
    idsOf(node, 'inherited').some((id) => operations.get('create', id) !== undefined)
  );
}
