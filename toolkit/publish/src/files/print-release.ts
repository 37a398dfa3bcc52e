import { literal, printExpression } from '@trellis/model/internal';

/**
 * Release that a schema package is published as.
 *
 * @example
 * import type { PublishedRelease } from '@trellis/publish';
 *
 * const release: PublishedRelease = { version: '1.2.0', migrations: ['20260101000000_created_authors'] };
 */
export interface PublishedRelease {
  /** Version of the package. */
  readonly version: string;
  /** Names of the migrations that lead to the release, in order. */
  readonly migrations: readonly string[];
}

/**
 * Prints a release as a constant.
 *
 * @param release the release
 * @returns source of `release.ts`, not formatted
 */
export function printRelease({ version, migrations }: PublishedRelease): string {
  return `${[
    '// Generated from the history of migrations: do not edit, generate again.\n',
    '/** Release of this package, and the migrations that lead to it. */',
    `export const release = ${printExpression(literal({ version, migrations }))} as const;`,
  ].join('\n')}\n`;
}
