import { objectId, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { partitionLink } from '../flatten/attached.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { tableOf } from './column-of.ts';
import { type NodeAction, type Surroundings, same } from './kind.ts';

/**
 * Whether the statement that makes a node of a parent table makes this one too. Not so in a partition that
 * is only being attached: it is made as a table of its own, and attaching finds everything there.
 */
export function isGivenByParent(node: Node, around: Surroundings): boolean {
  if (!node.inherited || !node.table) return false;
  const link = partitionLink(node.table);
  return !around.after.nodes.has(link) || around.action(link) === undefined;
}

/** Whether the statement that drops a node of a parent table drops this one too. */
export function isTakenByParent(node: Node, around: Surroundings): boolean {
  if (!node.inherited || !node.table) return false;
  if (node.inherited === 'partition') return around.action(partitionLink(node.table)) === undefined;
  const table = objectId('table', [node.table.schema, node.table.name]);
  const parents = parentsOf(`inheritance ${table}`, around.after);
  return [...node.requires].some((id) => {
    const above = around.before.nodes.get(id);
    return (
      above?.kind === (node.kind === 'not null' ? 'column' : node.kind) &&
      parents.some((parent) => same(parent, above.table)) &&
      isGone(around.action(id)) &&
      !leavesChildren(id, around)
    );
  });
}

/** Whether something goes, be it to come back. */
export function isGone(action: NodeAction | undefined): boolean {
  return action === 'drop' || action === 'replace';
}

/**
 * Whether a parent's column, check or NOT NULL is dropped from the parent alone, since a child that had it from
 * there keeps it as its own.
 *
 * @param id the parent's node
 */
export function leavesChildren(
  id: string,
  around: Pick<Surroundings, 'before' | 'after' | 'action'> & { readonly keepsNotNull?: boolean },
): boolean {
  const node = around.before.nodes.get(id);
  const kind = node?.kind;
  if (kind === 'not null' && childKeeps(node, around)) return true;
  return [...(around.before.dependents.get(id) ?? [])].some((dependent) => {
    const child = around.before.nodes.get(dependent);
    if (child?.kind !== kind || child?.inherited !== 'child') return false;
    if (isGone(around.action(dependent))) return leavesChildren(dependent, around);
    const after = around.after.nodes.get(dependent);
    // A mark goes with that of any parent, a constraint with that of the last.
    if (kind === 'not null' && after && around.keepsNotNull === false) return true;
    return ![...(after?.requires ?? [])].some((one) => around.after.nodes.get(one)?.kind === kind);
  });
}

/** Whether a child's NOT NULL is its own too, and stays when its parent's does not. */
function childKeeps(
  { id, table, path }: Node,
  around: Pick<Surroundings, 'before' | 'after' | 'action'>,
): boolean {
  const parent = objectId('table', [table?.schema ?? '', table?.name ?? '']);
  return [...(around.before.dependents.get(parent) ?? [])].some((link) => {
    const child = around.before.nodes.get(link);
    if (child?.kind !== 'inheritance' || child.object === parent) return false;
    const own = around.before.nodes.get(`not null ${objectId('column', [...child.path, path[2] ?? ''])}`);
    return own?.merged?.includes(id) && around.after.nodes.has(own.id) && !isGone(around.action(own.id));
  });
}

function parentsOf(link: string, catalog: Catalog): readonly QualifiedName[] {
  const node = catalog.nodes.get(link);
  return node?.kind === 'inheritance' ? node.value : [];
}

/** Whether a partition's index goes together with the partitioned table's that it is attached to. */
export function isTakenWithIndex(node: Node, to: QualifiedName, around: Surroundings): boolean {
  if (!node.table || around.action(partitionLink(node.table))) return false;
  const parent = [...node.requires].find((id) => {
    const required = around.before.nodes.get(id);
    return (
      required?.path[0] === to.schema && required.path.at(-1) === to.name && required.parent !== node.parent
    );
  });
  const action = parent === undefined ? undefined : around.action(parent);
  return action === 'drop' || action === 'replace';
}

/** A parent's default that the child does not want. */
export function withoutParentsDefault(node: NodeOf<'column'>, around: Surroundings): string[] {
  const hasParents = [...node.requires, ...(node.merged ?? [])].some(
    (id) => around.after.nodes.has(id.replace(/^column /, 'default ')) && id !== node.parent,
  );
  return hasParents && node.value.default === undefined && !node.value.generated
    ? [
        `ALTER TABLE ONLY ${qualifiedName(tableOf(node))} ALTER COLUMN ${quoteIdentifier(node.value.name)} DROP DEFAULT`,
      ]
    : [];
}
