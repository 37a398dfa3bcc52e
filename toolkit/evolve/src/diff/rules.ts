import {
  altersOf,
  goesWithTable,
  isLeftBy,
  isSameOfAnother,
  orderAfterUnlink,
  unlinksOf,
} from './inheritance-rules.ts';
import { kinds } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import type { Node } from './node.ts';
import type { Operation, Operations } from './operation.ts';
import {
  attachmentsTo,
  holdsName,
  isLeftEarly,
  isReferredTo,
  orderForPartitions,
} from './partition-rules.ts';

/**
 * Puts an edge between operations for each rule of order: created after what it requires is created or
 * altered; dropped before what it required is; dropped before it is created again; altered between the drops
 * of what cannot stay and their return. Then says which operations others do along the way.
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
  orderDefaultPrivileges(operations);
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
      (takesRows.has(kind) && !isAttachment(operation.node, required)) ||
      (isPartitioned(move) && isKey(kind))
    )
      operations.order(operation, move);
    else operations.order(move, operation);
  }
  // What a child has of its own is there when the parent's comes and merges with it, or the other way around.
  for (const above of operation.node.merged ?? [])
    if (!operations.get('create', operation.node.parent))
      operations.order(operation, operations.get('create', above));
    else for (const alter of altersOf(above, operations)) operations.order(alter, operation);
  const old = operations.get('drop', id);
  operations.order(
    operations.get('park', id) ?? (old && staysOnParked(old, operations) ? undefined : old),
    operation,
  );
}

/** Whether a node attaches a table or an index that has its rows by then, whatever its parent still awaits. */
function isAttachment({ kind, value, parent }: Node, required: string): boolean {
  if (kind === 'partition') return required === parent;
  return kind === 'setting' && (value as { readonly name: string }).name === 'attached to';
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
    const drop = operations.get('drop', required);
    // Each is by itself once the two are parted.
    if (unlinks.length > 0 && isSameOfAnother(operation.node, drop?.node))
      for (const unlink of unlinks) operations.order(unlink, drop);
    else if (!stays && isLeftBy(drop, operation.node, operations)) operations.order(drop, operation);
    else operations.order(operation, drop);
    if (stays) continue;
    for (const alter of altersOf(required, operations)) operations.order(operation, alter);
    if (!parked && operations.before.nodes.get(id)?.parent !== required)
      operations.order(operation, operations.get('park', required));
  }
  orderAfterUnlink(operation, operations);
  // A column that a parent gives too is left with the child when the parent drops it.
  if (!stays && unlinks.length === 0 && !goesWithTable(operation.node, operations))
    for (const above of merged ?? []) operations.order(operations.get('drop', above), operation);
  if (parked) {
    operations.order(operations.get('create', id), operation);
    operations.order(operations.get('move', id), operation);
  } else if (!stays) {
    operations.order(operation, parkOfWhole(operation.node, operations));
  }
}

/** What is granted on a column comes after what is revoked from the whole table, which takes it off its columns. */
function orderAfterRevokes(operation: Operation, operations: Operations): void {
  if (operation.node.kind !== 'privileges') return;
  for (const whole of operation.node.after) operations.order(operations.get('drop', whole), operation);
}

function orderAlter(operation: Operation, operations: Operations): void {
  const { id, requires } = operation.node;
  orderAfterRevokes(operation, operations);
  orderAfterUnlink(operation, operations);
  for (const required of requires) {
    operations.order(operations.get('create', required), operation);
    operations.order(operations.get('alter', required), operation);
  }
  for (const required of operations.before.nodes.get(id)?.requires ?? []) {
    operations.order(operation, operations.get('drop', required));
    if (!requires.has(required)) operations.order(operation, operations.get('alter', required));
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

/** Default privileges that go do so before anything is made, those that come do so after: see `privilegesAtBirth`. */
function orderDefaultPrivileges(operations: Operations): void {
  const entries = operations.all().filter(({ node }) => node.kind === 'default privilege');
  if (entries.length === 0) return;
  const born = operations.all().filter(({ verb, node }) => verb === 'create' && node.grants !== undefined);
  for (const entry of entries)
    for (const operation of born)
      if (entry.verb === 'drop') operations.order(entry, operation);
      else operations.order(operation, entry);
}

/** Says which operation does this one along the way, order permitting. */
function fold(operation: Operation, operations: Operations): void {
  const { node } = operation;
  if (operation.verb === 'create') {
    const parent = operations.get('create', node.parent);
    if (!parent || comesByParent(parent.node, operations)) return;
    const kind = kinds[node.kind as keyof typeof kinds] as unknown as Kind<typeof node.kind>;
    if (kind.foldsIntoCreate?.(node as never, parent.node)) operation.foldsInto = parent;
  } else if (operation.verb === 'drop' && !operations.get('park', node.id)) {
    const parent = operations.get('drop', dropParent(node, operations));
    if (!parent) return;
    const whole = parkOfWhole(parent.node, operations) ?? operations.get('park', parent.node.id);
    if (whole && (holdsName(node) || givesWay(node, operations))) return;
    if (node.kind === 'partition' && isReferredTo(node, operations)) return;
    operation.foldsInto = parent;
  }
}

/** Whether a partition gets a column along with the partitioned table: what it says of it itself comes after. */
function comesByParent({ kind, inherited, parent }: Node, operations: Operations): boolean {
  return (
    kind === 'column' &&
    inherited === 'partition' &&
    !operations.get('create', parent) &&
    !operations.get('create', `partition ${parent}`)
  );
}

/** The node whose drop takes this one along: its parent, or the column that owns a sequence. */
function dropParent(node: Node, operations: Operations): string | undefined {
  if (node.kind !== 'sequence') return node.parent;
  const owner = operations.before.nodes.get(`owned by ${node.id}`);
  return owner && [...owner.requires].find((id) => operations.before.nodes.get(id)?.kind === 'column');
}

/** Whether a part of a rebuilt object stays on it until that is dropped: all but what holds a name of the schema. */
function staysOnParked(part: Operation, operations: Operations): boolean {
  if (!parkOfWhole(part.node, operations) || givesWay(part.node, operations)) return false;
  for (let node: Node | undefined = part.node; node && !operations.get('park', node.id); ) {
    if (holdsName(node)) return false;
    node = node.parent === undefined ? undefined : operations.before.nodes.get(node.parent);
  }
  return true;
}

/** Whether a part goes before its whole steps aside: what it calls is dropped for what the new one needs, for one. */
function givesWay(part: Node, operations: Operations): boolean {
  if (part.kind === 'foreign key') return refersToDropped(part, operations);
  if (part.kind === 'inheritance') return isLeftEarly(part, operations);
  if (!['default', 'check', 'exclusion', 'index', 'column'].includes(part.kind)) return false;
  if (part.kind === 'column' && !part.value.generated) return false;
  return [...part.requires].some(
    (id) =>
      operations.get('drop', id) && (id.startsWith('routine ') || goesWithAnother(id, part, operations)),
  );
}

/** Whether a sequence goes along with a column that owns it in a table other than that of what calls it. */
function goesWithAnother(id: string, { table }: Node, operations: Operations): boolean {
  const sequence = operations.before.nodes.get(id);
  if (sequence?.kind !== 'sequence') return false;
  const owner = operations.before.nodes.get(dropParent(sequence, operations) ?? '');
  if (!owner || !operations.get('drop', owner.id)) return false;
  return owner.table?.schema !== table?.schema || owner.table?.name !== table?.name;
}

/** Whether the table or the key that a foreign key refers to goes: it would not let it. */
function refersToDropped({ requires, parent }: Node, operations: Operations): boolean {
  return [...requires].some(
    (id) => id !== parent && operations.before.nodes.get(id)?.parent !== parent && operations.get('drop', id),
  );
}

/** The operation that puts aside the whole that a node is a part of. */
function parkOfWhole(part: Node, operations: Operations): Operation | undefined {
  for (let id = part.parent; id !== undefined; id = operations.before.nodes.get(id)?.parent) {
    const park = operations.get('park', id);
    if (park) return park;
  }
  return undefined;
}
