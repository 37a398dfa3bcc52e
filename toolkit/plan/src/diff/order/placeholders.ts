import type { Operation, Operations } from '../operation/index.ts';
import type { Groups } from './groups.ts';

/** Creates or alters a view or function of a loop in two statements: first as a placeholder. */
export function createPlaceholder(
  loop: readonly Operation[],
  groups: Groups,
  operations: Operations,
): boolean {
  const inLoop = new Set(loop);
  const one = loop.find(
    ({ verb, kind, node, before, isPlaceholder, fillsPlaceholder }) =>
      (verb === 'create' || verb === 'alter') &&
      !isPlaceholder &&
      !fillsPlaceholder &&
      kind.placeholder?.(node) &&
      [...before].some(
        ([need, reason]) =>
          (reason === 'body' || reason === 'type') &&
          inLoop.has(groups.wholeOf(need)) &&
          kind.placeholderNeeds?.(node, need.node) !== true,
      ),
  );
  if (!one) return false;
  if (one.verb === 'create') fillLater(one, inLoop, groups, operations);
  else emptyBefore(one, inLoop, groups, operations);
  groups.split([]);
  return true;
}

/** Creates an object as a placeholder, and adds the operation that fills it. */
function fillLater(
  create: Operation,
  inLoop: ReadonlySet<Operation>,
  groups: Groups,
  operations: Operations,
): void {
  create.isPlaceholder = true;
  const fill = operations.add('fill', create.node);
  for (const [need, reason] of [...create.before]) {
    const isUsed = reason === 'body' || (reason === 'type' && inLoop.has(groups.wholeOf(need)));
    if (!isUsed || create.kind.placeholderNeeds?.(create.node, need.node)) continue;
    operations.release(need, create);
    operations.order(need, fill, reason);
  }
  // What is not part of the loop uses the object with its query or body.
  for (const next of [...create.after])
    if (!inLoop.has(groups.wholeOf(next))) operations.order(fill, next, 'body');
  operations.order(create, fill, 'rebuild');
}

/** Adds the operation that turns an object into a placeholder before it is altered. */
function emptyBefore(
  alter: Operation,
  inLoop: ReadonlySet<Operation>,
  groups: Groups,
  operations: Operations,
): void {
  alter.fillsPlaceholder = true;
  const placeholder = operations.add('placeholder', alter.node);
  for (const [need, reason] of alter.before)
    if (!inLoop.has(groups.wholeOf(need)) || alter.kind.placeholderNeeds?.(alter.node, need.node))
      operations.order(need, placeholder, reason);
  for (const next of [...alter.after]) {
    if (!inLoop.has(groups.wholeOf(next)) || next.verb === 'drop') continue;
    operations.release(alter, next);
    operations.order(placeholder, next, 'body');
  }
  operations.order(placeholder, alter, 'rebuild');
}

/** Replaces the query or body of a dropped object before what it uses is dropped. */
export function emptyFirst(loop: readonly Operation[], groups: Groups, operations: Operations): boolean {
  const inLoop = new Set(loop);
  const used = (one: Operation) =>
    [...one.after].filter(
      (next) =>
        inLoop.has(groups.wholeOf(next)) &&
        (next.before.get(one) === 'body' || next.before.get(one) === 'type') &&
        one.kind.placeholderNeeds?.(one.node, next.node) !== true,
    );
  const one = loop.find(
    (drop) =>
      drop.verb === 'drop' &&
      !operations.get('rename aside', drop.node.id) &&
      drop.kind.placeholder?.(drop.node) &&
      used(drop).length > 0,
  );
  if (!one) return false;
  const emptied = operations.add('placeholder', one.node);
  for (const next of used(one)) {
    operations.release(one, next);
    operations.order(emptied, next, 'body');
  }
  operations.order(emptied, one, 'rebuild');
  groups.split([]);
  return true;
}

/**
 * Splits the statements of objects that use themselves: they have to exist, with the columns that they use, before. Such
 * an object is in no loop of several statements.
 *
 * @returns whether there are any
 */
export function splitSelfUsers(groups: Groups, operations: Operations): boolean {
  const found = groups.wholes.filter(
    ({ verb, kind, node, isPlaceholder, fillsPlaceholder }) =>
      (verb === 'create' || verb === 'alter') &&
      !isPlaceholder &&
      !fillsPlaceholder &&
      kind.usesItself?.(node) &&
      kind.placeholder?.(node),
  );
  const noLoop = new Set<Operation>();
  for (const one of found)
    if (one.verb === 'create') fillLater(one, noLoop, groups, operations);
    else emptyBefore(one, noLoop, groups, operations);
  groups.split([]);
  return found.length > 0;
}
