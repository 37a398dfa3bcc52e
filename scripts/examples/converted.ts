/**
 * Packages in which every public export has a doc comment, every value an `@example`, and every example and
 * every TypeScript snippet of the README compiles. Add a package as soon as `pnpm examples toolkit/<name>` reports nothing; never remove one.
 */
export const CONVERTED: readonly string[] = [
  'packages/migrations',
  'packages/schema',
  'packages/seed',
  'toolkit/cli',
  'toolkit/database',
  'toolkit/diagram',
  'toolkit/files',
  'toolkit/migrate',
  'toolkit/model',
  'toolkit/plan',
  'toolkit/populate',
  'toolkit/publish',
  'toolkit/query',
  'toolkit/release',
  'toolkit/verify',
];
