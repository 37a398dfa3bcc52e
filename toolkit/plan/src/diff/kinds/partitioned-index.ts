import type { IndexDefinition, PrimaryKey } from '@trellis/model';
import type { ChangeKind } from '../change/index.ts';
import { type Catalog, idsOf, type Node, type NodeOf } from '../node/index.ts';
import { type Consequence, isGone, type PlanContext } from '../operation/index.ts';
import { attachmentsTo } from './partition.ts';

/** The properties of an index or key that say whether PostgreSQL uses it. */
type Validity = Pick<IndexDefinition & PrimaryKey, 'only' | 'invalid'>;

/** Whether an index or a key is of a partitioned table: PostgreSQL does not alter its parameters. */
export function isOnPartitioned(node: Node, catalog: Catalog): boolean {
  return catalog.find('table', node.parent)?.value.partitionBy !== undefined;
}

/** Whether an index or key is created after a partition is attached. */
export function isAfterPartitions(node: Node): boolean {
  return idsOf(node, 'partition').length > 0;
}

/**
 * Whether the statement that creates an index or key of a partitioned table creates it on the partitions too. It must if
 * they exist and do not bring their own to attach, because the index would not be valid. Beside a foreign table, which has
 * none, it takes those of the other partitions. A table without partitions in the Model can have maintained ones.
 */
export function isCreatedWithPartitions(node: Node, { after, action }: PlanContext): boolean {
  if (validityOf(node).only) return false;
  const attached = attachmentsTo(node.id, after);
  if (attached.length > 0 && !attached.some((id) => isTaken(id, after))) return false;
  const partitions = partitionsOf(node.parent, after);
  return partitions.length === 0 || partitions.some(({ id }) => action(id) === undefined);
}

/**
 * The indexes and keys of partitioned tables that are not valid and have to be recreated. The others become valid when
 * the indexes that they lack are attached: PostgreSQL checks it then, and only then.
 */
export function indexesToValidate(kind: ChangeKind, context: PlanContext): readonly Consequence[] {
  const { before, after, action, isRebuilt } = context;
  return before.ofKind(kind).flatMap((node): Consequence[] => {
    const to = after.nodes.get(node.id);
    if (!validityOf(node).only || !to || isGone(action(node.id)) || isRebuilt(node.id)) return [];
    const { only, invalid } = validityOf(to);
    return only || invalid || isValidatedByAttaching(node, context) ? [] : [[node.id, node.object]];
  });
}

function isValidatedByAttaching(
  node: Pick<Node, 'id' | 'parent'>,
  { before, after, action }: PlanContext,
): boolean {
  const attached = attachmentsTo(node.id, after);
  const isAttached = new Set(attached);
  return (
    attached.some((id) => action(id) === 'create') &&
    partitionsOf(node.parent, before).every((link) => action(link.id) === undefined) &&
    attachmentsTo(node.id, before).every((id) => isAttached.has(id) && !isOfInvalid(id, before))
  );
}

/** Whether an attachment is that of an invalid index. */
function isOfInvalid(attachment: string, catalog: Catalog): boolean {
  const index = catalog.nodes.get(catalog.nodes.get(attachment)?.parent ?? '');
  return index !== undefined && validityOf(index).invalid === true;
}

/** Whether an attachment is that of an index which exists before the one that it is attached to. */
function isTaken(attachment: string, catalog: Catalog): boolean {
  return idsOf(catalog.nodes.get(catalog.nodes.get(attachment)?.parent ?? ''), 'taken').length > 0;
}

/** The nodes that make tables partitions of a table, at all levels. */
function partitionsOf(table: string | undefined, catalog: Catalog): readonly NodeOf<'partition'>[] {
  return catalog
    .dependentsOf('partition', table)
    .filter(({ object }) => object !== table)
    .flatMap((link) => [link, ...partitionsOf(link.object, catalog)]);
}

function validityOf({ value }: { readonly value: unknown }): Validity {
  return value as Validity;
}
