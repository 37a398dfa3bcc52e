import type { RelationPlan } from './plan.ts';

/** Checks whether a relationship's key is one column whose values are equal if and only if their texts are. */
export function hasSimpleKey({ to }: RelationPlan): boolean {
  const [key, ...others] = to.keys;
  return others.length === 0 && key?.local.family !== undefined && key.local.family === key.remote.family;
}

/**
 * Returns a function that normalizes the value of a simple key, so that values from either side can be compared: as a
 * number if both sides are read as numbers, otherwise as a string.
 */
export function keyReader({ to }: RelationPlan): (cell: unknown) => string | number {
  const numeric = to.keys.every(({ local, remote }) => local.decode === Number && remote.decode === Number);
  if (numeric) return Number;
  return to.keys[0]?.local.family === 'boolean'
    ? (cell) => (cell === true || cell === 't' ? 't' : 'f')
    : String;
}
