import readChangesets from '@changesets/read';

/** The packages whose version `trellis release` computes from the changes of the schema. */
const SCHEMA_PACKAGES = ['@shop/schema', '@shop/migrations'];

/**
 * The command that applies the changesets of a repository to versions and changelogs.
 *
 * A changeset of the schema needs `trellis release`, which applies all changesets and records the release. Without
 * one, the schema keeps its version, also when the toolkit's new version is outside the range that it depends on.
 *
 * @param {string} root of the repository
 * @returns {Promise<string[]>} a command of an installed package, with its arguments; empty without changesets
 */
export async function versionCommand(root) {
  const changesets = await readChangesets(root);
  const names = changesets.flatMap(({ releases }) => releases.map(({ name }) => name));
  if (names.length === 0) return [];
  if (names.some((name) => SCHEMA_PACKAGES.includes(name))) return ['trellis', 'release'];
  return ['changeset', 'version', ...SCHEMA_PACKAGES.flatMap((name) => ['--ignore', name])];
}
