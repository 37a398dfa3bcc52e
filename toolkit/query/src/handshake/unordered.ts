/** Returns names in a form that does not depend on their order. */
export function unordered(names: readonly string[]): string {
  return JSON.stringify([...names].sort());
}
