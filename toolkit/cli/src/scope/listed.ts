/** How many names a message lists. */
const MAX_LISTED = 5;

/** Some names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return `${names.slice(0, MAX_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The setting that excludes objects, as text for a message. */
export function excludeText(patterns: readonly string[]): string {
  return `exclude: [${patterns.map((one) => `'${one.replaceAll("'", "\\'")}'`).join(', ')}]`;
}
