/** How many names a message lists. */
const MAX_LISTED = 5;

/** Some names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return `${names.slice(0, MAX_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Groups values by a key, in the order of their first members. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
}

/** The setting that excludes objects, as text for a message. */
export function excludeText(patterns: readonly string[]): string {
  return `exclude: [${patterns.map((one) => `'${one.replaceAll("'", "\\'")}'`).join(', ')}]`;
}
