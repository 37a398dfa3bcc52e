import type { Operation } from '../operation/index.ts';

/** A statement, and those that can be reached from it. */
export function reachable(
  whole: Operation,
  next: (one: Operation) => Iterable<Operation>,
): ReadonlySet<Operation> {
  const found = new Set([whole]);
  // The set grows while it is read.
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}
