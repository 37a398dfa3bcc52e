import type { Connection } from '@trellis/database';
import { type History, inspectHistory, loadMigration, runMigration } from '@trellis/migrate';
import { emptyModel, isTrellisError, type Model, toModel } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { type Bump, classify, describe, diffModels, fingerprint, isNews, worse } from '@trellis/plan';
import { pendingBump, readRelease, releaseVersions } from '@trellis/release';
import { begunRelease, rollBackVersions } from '@trellis/release/internal';
import {
  cachedModels,
  modelOf,
  printRolledBack,
  prove,
  replay,
  type VerifyOptions,
  withScratch,
} from '@trellis/verify';
import { type Config, loadSchema } from '../config/index.ts';

/** Something that is not in step. */
export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** What `check` found. */
export interface CheckReport {
  /** None when everything is in step. */
  readonly problems: readonly Problem[];
  /** What the changes since the last release ask for. */
  readonly required: Bump;
  /** What the changesets say. */
  readonly declared: Bump;
}

/** How thorough to be. */
export interface CheckOptions extends VerifyOptions {
  /** Also prove every migration of the history again, up and down. */
  readonly prove?: boolean;
  readonly onProgress?: (what: string) => void;
}

/**
 * Whether descriptors, history, changesets and releases are in step with each other.
 *
 * @param config the project
 * @throws TrellisError when the descriptors or a migration cannot be read or run at all
 */
export async function check(config: Config, options: CheckOptions = {}): Promise<CheckReport> {
  const { onProgress = () => {} } = options;
  await rollBackVersions(config);
  const [{ history, problems }, schema] = await Promise.all([
    inspectHistory(config.migrations),
    loadSchema(config),
  ]);
  // A history that does not hold together leads nowhere that could be compared.
  if (problems.length > 0) {
    const told = problems.map(({ code, message }) => ({ code, message }));
    return { problems: told, required: 'none', declared: 'none' };
  }
  const authored = toModel(schema);
  onProgress('Opening a scratch database');
  return withScratch({ ...options, scratch: config.scratch }, (open) =>
    inspect({ config, history, authored, options }, open),
  );
}

interface Inspected {
  readonly config: Config;
  readonly history: History;
  readonly authored: Model;
  readonly options: CheckOptions;
}

/** What is out of step in a history that holds together. */
async function inspect(inspected: Inspected, open: () => Promise<Connection>): Promise<CheckReport> {
  const { config, history } = inspected;
  const problems: Problem[] = [];
  const standing = await open();
  try {
    const { head, wanted } = await models(inspected, standing, open, problems);
    const { changes, refusals } = diffModels(head, wanted);
    problems.push(...changes.filter(isNews).map((change) => behind(describe(change))));
    problems.push(
      ...refusals.map(({ code, object, message }) => ({ code, message: `${object}: ${message}` })),
    );
    problems.push(...(await checkReleases(config, history)));
    const required = await requiredBump(config, head);
    const declared =
      config.changesets === undefined ? required : await declaredBump(config, config.changesets);
    if (worse(required, declared) !== declared)
      problems.push({
        code: 'CHANGESET_TOO_SMALL',
        message: `Expected a changeset that says ${required} (what the changes since the last release ask for), got ${declared}. Mend it in ${config.changesets}.`,
      });
    return { problems, required, declared };
  } finally {
    await standing.close();
  }
}

/** What the history leads to and what the descriptors say; from what is kept of that, unless it is to be proven. */
async function models(
  inspected: Inspected,
  standing: Connection,
  open: () => Promise<Connection>,
  problems: Problem[],
): Promise<{ readonly head: Model; readonly wanted: Model }> {
  const { history, authored, options } = inspected;
  const { onProgress = () => {} } = options;
  onProgress('Printing the descriptors');
  const kept = options.prove ? undefined : await cachedModels(inspected, standing, open);
  if (kept) return kept;
  const wanted = await printRolledBack(standing, authored, open);
  onProgress(`Replaying ${history.migrations.length} migrations`);
  if (options.prove) problems.push(...(await proveAll(standing, history, onProgress)));
  else await replay(standing, history);
  return { head: await modelOf(standing), wanted };
}

/** What the changesets say, or said that a release has taken in which was interrupted. */
async function declaredBump(config: Config, changesets: string): Promise<Bump> {
  const pending = await pendingBump(changesets, config.packages);
  if (pending !== 'none') return pending;
  const last = (await releaseVersions(config.releases)).at(-1);
  return (await begunRelease(config, last))?.bump ?? 'none';
}

function behind(what: string): Problem {
  return {
    code: 'REVISION_MISSING',
    message: `Expected the history to lead to the descriptors, got a difference: ${what}. Run \`trellis revision -m "…"\`.`,
  };
}

/** What the changes since the last release ask for. */
async function requiredBump(config: Config, head: Model): Promise<Bump> {
  const last = (await releaseVersions(config.releases)).at(-1);
  if (last === undefined) return diffModels(emptyModel, head).changes.length === 0 ? 'none' : 'major';
  const { model } = await readRelease(config.releases, last);
  return classify(diffModels(model, head).changes).bump;
}

/** Every release has its file, its migration, and the Model that this migration leads to. */
async function checkReleases(config: Config, history: History): Promise<Problem[]> {
  const problems: Problem[] = [];
  const versions = new Set([...Object.keys(history.releases), ...(await releaseVersions(config.releases))]);
  for (const version of versions) {
    const release = await readRelease(config.releases, version).catch((error: unknown) => {
      if (!isTrellisError(error)) throw error;
      problems.push({ code: error.code, message: error.message });
    });
    if (!release) continue;
    const last = history.releases[version];
    const migration = history.migrations.find(({ name }) => name === release.migration);
    if (
      last !== release.migration ||
      (migration && migration.model !== fingerprint(withoutAuthoredHints(release.model)))
    )
      problems.push({
        code: 'RELEASE_INVALID',
        message: `Expected release ${version} as history.json knows it (${last ?? 'not at all'}), got another one. Restore both from the release's commit.`,
      });
  }
  return problems;
}

/** Goes through the history from the beginning, and up and down and up at every step. */
async function proveAll(
  connection: Connection,
  history: History,
  onProgress: (what: string) => void,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, migration] of history.migrations.entries()) {
    onProgress(`Proving ${migration.name} (${index + 1} of ${history.migrations.length})`);
    const before = await modelOf(connection);
    await replay(connection, { ...history, migrations: [migration] });
    const after = await modelOf(connection);
    if (fingerprint(after) !== migration.model)
      problems.push({
        code: 'MODEL_CHANGED',
        message: `Expected ${migration.name} to lead to the Model that it led to when it was made (${migration.model}), got another (${fingerprint(after)}).`,
      });
    const module = await loadMigration(migration);
    await runMigration(connection.knex, module, 'down');
    try {
      await prove(connection, { migration: module, before, after });
    } catch (error) {
      if (!isTrellisError(error)) throw error;
      problems.push({ code: error.code, message: `${migration.name}: ${error.message}` });
      return problems;
    }
    await replay(connection, { ...history, migrations: [migration] });
  }
  return problems;
}
