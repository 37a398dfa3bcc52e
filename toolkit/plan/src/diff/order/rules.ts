import { push } from '@trellis/model/internal';
import {
  allKinds,
  altersOf,
  dropsOf,
  isDroppedAfterParents,
  isDroppedWithTable,
  isSamePartOfAnother,
  orderAfterUnlink,
  renameOfWhole,
  staysOnOldTable,
  tableIdOf,
  unlinksOf,
} from '../kinds/index.ts';
import { idsOf, type Node, type Reason } from '../node/index.ts';
import type { Operation, Operations } from '../operation/index.ts';
import { fold } from './fold.ts';

/**
 * Orders the operations of a plan. A node is created after what it requires is created or altered, dropped before that is
 * dropped, dropped before it is created again, and altered between the drops and creations of its dependents. Kinds add
 * rules of their own.
 */
export function applyRules(operations: Operations): void {
  for (const operation of operations.all()) {
    switch (operation.verb) {
      case 'create':
        orderCreate(operation, operations);
        break;
      case 'drop':
        orderDrop(operation, operations);
        break;
      case 'alter':
        orderAlter(operation, operations);
        break;
      case 'copy rows':
        operations.order(operations.get('create', operation.node.id), operation, 'rebuild');
        break;
    }
    operation.kind.order?.(operation, operations);
  }
  orderClaims(operations);
  for (const kind of allKinds) kind.orderAll?.(operations);
  for (const operation of operations.all()) fold(operation, operations);
}

function orderCreate(operation: Operation, operations: Operations): void {
  const { node, kind } = operation;
  const { id } = node;
  for (const { to, reason } of node.edges) {
    if (reason === 'merged') continue;
    if (reason === 'taken') {
      operations.order(operation, operations.get('create', to), reason);
      continue;
    }
    operations.order(operations.get('create', to), operation, reason);
    for (const alter of altersOf(to, operations)) operations.order(alter, operation, reason);
  }
  const parent = node.parent === undefined ? undefined : operations.after.nodes.get(node.parent);
  if (parent) operations.kindOf(parent).orderPart?.(operation, operations);
  if (!kind.ignoresRows) orderRows(operation, operations);
  // A child's own part exists before the parent's is created and merges with it, or the reverse.
  for (const above of idsOf(node, 'merged'))
    if (!operations.get('create', tableIdOf(node)))
      operations.order(operation, operations.get('create', above), 'merged');
    else for (const alter of altersOf(above, operations)) operations.order(alter, operation, 'merged');
  const old = operations.get('drop', id);
  const rename = operations.get('rename aside', id);
  if (rename) operations.order(rename, operation, 'rebuild');
  else if (old && !staysOnOldTable(old, operations)) operations.order(old, operation, 'recreate');
}

/** A rebuilt table takes its rows as soon as it can, and before anything looks at them. */
function orderRows(operation: Operation, operations: Operations): void {
  const { node, kind } = operation;
  for (const required of node.requires) {
    const copy =
      operations.get('copy rows', required) ??
      operations.get('copy rows', operations.after.nodes.get(required)?.parent);
    if (!copy) continue;
    const isBefore =
      kind.isBeforeRows?.(node, required, operations) ||
      (kind.isBeforeRowsOfPartitions && hasPartitions(copy.node));
    if (isBefore) operations.order(operation, copy, 'rows');
    else operations.order(copy, operation, 'rows');
  }
}

/** Whether a table is partitioned: its rows need its partitions, and those need its keys. */
function hasPartitions({ value }: Node): boolean {
  return (value as { readonly partitionBy?: string }).partitionBy !== undefined;
}

function orderDrop(operation: Operation, operations: Operations): void {
  const { node, kind } = operation;
  const rename = operations.get('rename aside', node.id);
  const stays = !rename && staysOnOldTable(operation, operations);
  const unlinks = unlinksOf(node, operations);
  const copy = kind.copiedBefore?.(node, operations);
  if (copy) operations.order(copy, operation, 'rows');
  for (const [required, reason] of requirementsOf(node)) {
    // Privileges are revoked after the owner changes, not before.
    if (reason === 'grantor') continue;
    const drop = operations.get('drop', required);
    // Parts of two tables are independent once the tables are separated.
    if (unlinks.length > 0 && isSamePartOfAnother(node, drop?.node))
      for (const unlink of unlinks) operations.order(unlink, drop, 'inheritance');
    else if (!stays && isDroppedAfterParents(drop, operation, operations))
      operations.order(drop, operation, 'inheritance');
    else operations.order(operation, drop, reason);
    // The old object of a rebuild exists until its rows are copied, also while what it requires is altered.
    if (stays || rename) continue;
    for (const alter of altersOf(required, operations)) operations.order(operation, alter, reason);
    if (node.parent !== required && !copy)
      operations.order(operation, operations.get('rename aside', required), reason);
  }
  orderAfterUnlink(operation, operations);
  // A part that a parent gives as well remains with the child when the parent's is dropped.
  if (!stays && unlinks.length === 0 && !isDroppedWithTable(node, operations))
    for (const above of idsOf(node, 'merged'))
      for (const drop of dropsOf(above, operations)) operations.order(drop, operation, 'merged');
  if (rename) {
    operations.order(operations.get('create', node.id), operation, 'rebuild');
    operations.order(operations.get('copy rows', node.id), operation, 'rebuild');
  } else if (!stays) {
    operations.order(operation, renameOfWhole(node, operations), 'rebuild');
  }
}

function orderAlter(operation: Operation, operations: Operations): void {
  const { node } = operation;
  orderAfterUnlink(operation, operations);
  for (const [required, reason] of requirementsOf(node)) {
    operations.order(operations.get('create', required), operation, reason);
    operations.order(operations.get('alter', required), operation, reason);
  }
  const old = operations.before.nodes.get(node.id);
  for (const [required, reason] of old ? requirementsOf(old) : []) {
    if (reason === 'grantor') continue;
    operations.order(operation, operations.get('drop', required), reason);
    if (!node.requires.has(required)) operations.order(operation, operations.get('alter', required), reason);
  }
}

/** The ids of the nodes that a node requires, each with the first reason. */
function requirementsOf(node: Node): ReadonlyMap<string, Reason> {
  const found = new Map<string, Reason>();
  for (const { to, reason } of node.edges)
    if (node.requires.has(to) && !found.has(to) && reason !== 'merged' && reason !== 'after')
      found.set(to, reason);
  return found;
}

/** A name or place has to be given up before another object takes it. */
function orderClaims(operations: Operations): void {
  const givers = new Map<string, Operation[]>();
  for (const operation of operations.all()) {
    const gives =
      operation.verb === 'rename aside' ||
      (operation.verb === 'drop' &&
        !operations.get('rename aside', operation.node.id) &&
        !operation.kind.copiedBefore?.(operation.node as never, operations) &&
        !staysOnOldTable(operation, operations));
    if (!gives) continue;
    for (const claim of claimsOf(operation)) push(givers, claim, operation);
  }
  for (const operation of operations.all())
    if (operation.verb === 'create')
      for (const claim of claimsOf(operation))
        for (const giver of givers.get(claim) ?? []) operations.order(giver, operation, 'claim');
}

function claimsOf({ node }: Operation): readonly string[] {
  return node.claims.map(({ space, name }) => `${space} ${name}`);
}
