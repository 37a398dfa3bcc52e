import type { Operation, Operations } from './operation.ts';

/** What is granted on a column comes after what is revoked from the whole table, which takes it off its columns. */
export function orderAfterRevokes(operation: Operation, operations: Operations): void {
  if (operation.node.kind !== 'privileges') return;
  for (const whole of operation.node.after) operations.order(operations.get('drop', whole), operation);
}

/** What is granted is reckoned from what the new owner holds, so an owner comes before it, also where one goes. */
export function orderAfterOwner(operation: Operation, operations: Operations): void {
  const { node, verb } = operation;
  if (node.kind !== 'privileges') return;
  for (const side of [operations.before, operations.after])
    for (const id of side.nodes.get(node.id)?.requires ?? [])
      if (isOwner(id)) {
        operations.order(operations.get('drop', id), operation);
        operations.order(operations.get('alter', id), operation);
        if (verb !== 'drop') operations.order(operations.get('create', id), operation);
      }
}

/** Whether a node says who owns something. */
export function isOwner(id: string): boolean {
  return id.startsWith('owner ');
}

/** Default privileges that go do so before anything is made, those that come do so after: see `privilegesAtBirth`. */
export function orderDefaultPrivileges(operations: Operations): void {
  const entries = operations.all().filter(({ node }) => node.kind === 'default privilege');
  if (entries.length === 0) return;
  const born = operations.all().filter(({ verb, node }) => verb === 'create' && node.grants !== undefined);
  for (const entry of entries)
    for (const operation of born)
      if (entry.verb === 'drop') operations.order(entry, operation);
      else operations.order(operation, entry);
}
