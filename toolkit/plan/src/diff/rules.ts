import { fold } from './fold.ts';
import { isOwner, orderAfterOwner, orderAfterRevokes, orderDefaultPrivileges } from './grant-rules.ts';
import {
  altersOf,
  dropsOf,
  goesWithTable,
  isLeftBy,
  isSameOfAnother,
  orderAfterUnlink,
  orderJoining,
  tableIdOf,
  unlinksOf,
} from './inheritance-rules.ts';
import { usersOfRows } from './kinds/row-type.ts';
import { isOverload, type Node } from './node.ts';
import type { Operation, Operations } from './operation.ts';
import { orderOwners } from './owned-sequences.ts';
import { parkOfWhole, staysOnParked } from './parking.ts';
import { attachmentsTo, orderForPartitions } from './partition-rules.ts';
import { orderPersistence } from './persistence-rules.ts';

/**
 * Puts an edge between operations for each rule of order: created after what it requires is created or
 * altered; dropped before what it required is; dropped before it is created again; altered between the drops
 * of what cannot stay and their return. Then says which operations others do along the way.
 */
export function applyRules(operations: Operations): void {
  for (const operation of operations.all()) {
    orderAfterOwner(operation, operations);
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
      case 'move':
        operations.order(operations.get('create', operation.node.id), operation);
        break;
      case 'park':
        // What a range type's functions are called has its subtype's name in it.
        if (operation.node.kind === 'range type')
          for (const required of operation.node.requires)
            operations.order(operation, operations.get('park', required));
        break;
    }
  }
  orderClaims(operations);
  orderOverloads(operations);
  orderDefaultPrivileges(operations);
  orderOwners(operations);
  orderPersistence(operations);
  orderRowTypes(operations);
  for (const operation of operations.all()) fold(operation, operations);
}

function orderCreate(operation: Operation, operations: Operations): void {
  const { id, requires, after, kind } = operation.node;
  for (const required of [...requires, ...after]) {
    operations.order(operations.get('create', required), operation);
    for (const alter of altersOf(required, operations)) operations.order(alter, operation);
  }
  orderAfterRevokes(operation, operations);
  orderForPartitions(operation, operations);
  orderJoining(operation, operations);
  // A child takes its columns from its parents as it is made; one that is there by then would lack them.
  if (kind === 'inheritance')
    for (const required of requires)
      operations.order(operations.get('create', required), operations.get('create', operation.node.parent));
  // The index of a partitioned table is no key before each partition's is attached to it.
  if (kind === 'foreign key')
    for (const key of requires)
      for (const attached of attachmentsTo(key, operations.after))
        operations.order(operations.get('create', attached), operation);
  for (const required of requires) {
    // Rows move into a table once it can take them, and before anything looks at them; a routine looks when called.
    if (kind === 'routine') continue;
    const move =
      operations.get('move', required) ??
      operations.get('move', operations.after.nodes.get(required)?.parent);
    if (
      (takesRows.has(kind) && !isOfFilled(operation.node, required)) ||
      (isPartitioned(move) && isKey(kind))
    )
      operations.order(operation, move);
    else operations.order(move, operation);
  }
  // What a child has of its own is there when the parent's comes and merges with it, or the other way around.
  for (const above of operation.node.merged ?? [])
    if (!operations.get('create', kind === 'not null' ? tableIdOf(operation.node) : operation.node.parent))
      operations.order(operation, operations.get('create', above));
    else for (const alter of altersOf(above, operations)) operations.order(alter, operation);
  const old = operations.get('drop', id);
  operations.order(
    operations.get('park', id) ?? (old && staysOnParked(old, operations) ? undefined : old),
    operation,
  );
}

/** Whether a node attaches a table, or names an index, that has its rows by then, whatever its parent still awaits. */
function isOfFilled({ kind, parent, requires }: Node, required: string): boolean {
  if (kind === 'partition') return required === parent;
  return kind === 'setting' && [...requires].some((id) => /^(index|constraint) /.test(id));
}

/** The rows of a partitioned table need its partitions, and those its keys. */
function isPartitioned(move: Operation | undefined): boolean {
  return move?.node.kind === 'table' && move.node.value.partitionBy !== undefined;
}

function isKey(kind: string): boolean {
  return ['primary key', 'unique', 'exclusion', 'index', 'check'].includes(kind);
}

/** What a table made anew needs to take its rows. */
const takesRows: ReadonlySet<string> = new Set([
  'column',
  'default',
  'not null',
  'identity',
  'inheritance',
  'partition',
  'setting',
]);

function orderDrop(operation: Operation, operations: Operations): void {
  const { id, requires, merged } = operation.node;
  // A partition is parted before what it has in common with its parent is altered: then each is by itself.
  if (operation.node.kind === 'partition')
    for (const common of operation.node.after) operations.order(operation, operations.get('alter', common));
  const parked = operations.get('park', id);
  const stays = !parked && staysOnParked(operation, operations);
  const unlinks = unlinksOf(operation.node, operations);
  for (const required of requires) {
    if (operation.node.kind === 'privileges' && isOwner(required)) continue;
    const drop = operations.get('drop', required);
    // Each is by itself once the two are parted.
    if (unlinks.length > 0 && isSameOfAnother(operation.node, drop?.node))
      for (const unlink of unlinks) operations.order(unlink, drop);
    else if (!stays && isLeftBy(drop, operation.node, operations)) operations.order(drop, operation);
    else operations.order(operation, drop);
    // What has stepped aside stays until all has moved, and so while what it requires is altered.
    if (stays || parked) continue;
    for (const alter of altersOf(required, operations)) operations.order(operation, alter);
    if (operations.before.nodes.get(id)?.parent !== required)
      operations.order(operation, operations.get('park', required));
  }
  orderAfterUnlink(operation, operations);
  // A column that a parent gives too is left with the child when the parent drops it.
  if (!stays && unlinks.length === 0 && !goesWithTable(operation.node, operations))
    for (const above of merged ?? [])
      for (const drop of dropsOf(above, operations)) operations.order(drop, operation);
  if (parked) {
    operations.order(operations.get('create', id), operation);
    operations.order(operations.get('move', id), operation);
  } else if (!stays) {
    operations.order(operation, parkOfWhole(operation.node, operations));
  }
}

function orderAlter(operation: Operation, operations: Operations): void {
  const { id, requires } = operation.node;
  orderAfterRevokes(operation, operations);
  orderAfterUnlink(operation, operations);
  orderJoining(operation, operations);
  for (const required of requires) {
    operations.order(operations.get('create', required), operation);
    operations.order(operations.get('alter', required), operation);
  }
  for (const required of operations.before.nodes.get(id)?.requires ?? []) {
    if (operation.node.kind === 'privileges' && isOwner(required)) continue;
    operations.order(operation, operations.get('drop', required));
    if (!requires.has(required)) operations.order(operation, operations.get('alter', required));
  }
}

/** What calls a new routine comes after those of its name that go: with both there the call could mean either. */
function orderOverloads(operations: Operations): void {
  const gone = operations
    .all()
    .filter(
      ({ verb, node }) => verb === 'drop' && node.kind === 'routine' && !operations.get('create', node.id),
    );
  if (gone.length === 0) return;
  for (const operation of operations.all())
    if (operation.verb === 'create')
      for (const required of operation.node.requires) {
        const called = operations.get('create', required);
        if (called?.node.kind === 'routine')
          for (const drop of gone) if (isOverload(drop.node, called.node)) operations.order(drop, operation);
      }
}

/**
 * While a column of a table's row type is there, PostgreSQL alters the type of none of that table's columns, adds
 * none with a default, and makes it neither logged nor unlogged.
 */
function orderRowTypes(operations: Operations): void {
  for (const alter of operations.all()) {
    const { node, verb } = alter;
    const table = node.parent ?? '';
    const writesRows =
      (node.kind === 'column' && (verb === 'alter' || verb === 'create')) ||
      (node.kind === 'setting' && node.value.name === 'persistence');
    if (!writesRows || operations.get('create', table)) continue;
    const [old, now] = [usersOfRows(table, operations.before), usersOfRows(table, operations.after)];
    for (const id of old) {
      operations.order(operations.get('drop', id), alter);
      if (!now.has(id)) operations.order(operations.get('alter', id), alter);
    }
    for (const id of now) {
      operations.order(alter, operations.get('create', id));
      if (!old.has(id)) operations.order(alter, operations.get('alter', id));
    }
  }
}

/** What holds a name has to give it up before another takes it. */
function orderClaims(operations: Operations): void {
  const givers = new Map<string, Operation[]>();
  for (const operation of operations.all()) {
    const gives =
      operation.verb === 'park' ||
      (operation.verb === 'drop' &&
        !operations.get('park', operation.node.id) &&
        !staysOnParked(operation, operations));
    if (!gives) continue;
    for (const claim of operation.node.claims) {
      const known = givers.get(claim);
      if (known) known.push(operation);
      else givers.set(claim, [operation]);
    }
  }
  for (const operation of operations.all())
    if (operation.verb === 'create')
      for (const claim of operation.node.claims)
        for (const giver of givers.get(claim) ?? []) operations.order(giver, operation);
}
