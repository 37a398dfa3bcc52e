/** Returns the major, minor and patch number of a version. */
export function releaseNumber(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version
    .split(/[.+-]/)
    .map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}

/** Returns the latest of some releases. */
export function latestRelease(releases: readonly string[]): string | undefined {
  return [...releases].sort((a, b) => compare(releaseNumber(a), releaseNumber(b))).at(-1);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, position) => part !== b[position]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
