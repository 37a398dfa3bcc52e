import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { type History, inspectHistory, type ManifestEntry, type Migration } from '@trellis/migrate';
import {
  commit,
  expectEnd,
  loadMigration,
  type Manifest,
  migrationFiles,
  observedLosses,
  readIdentities,
  readManifest,
} from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import { fingerprint } from '@trellis/plan';
import { checksum } from '@trellis/plan/internal';
import {
  modelOf,
  prove,
  replay,
  type VerifyDatabase,
  type VerifyOptions,
  withScratch,
} from '@trellis/verify';
import { goBack } from '@trellis/verify/internal';
import type { Config } from '../config/index.ts';
import { migrationName } from './name.ts';

/** Options of `seal` and `merge`. */
export interface SealOptions extends VerifyOptions {
  /** Is called with the current step. */
  readonly onProgress?: (what: string) => void;
}

/** The result of `seal` and `merge`. */
export interface Sealed {
  /** The migrations that were proven and added to the history. */
  readonly sealed: readonly string[];
  /** The new names of renamed migrations, by old name. */
  readonly renamed: Readonly<Record<string, string>>;
}

/**
 * Adds migrations that were written or edited by hand to the history: proves each up and down, and records its
 * checksum, its Model and its losses.
 *
 * @param config the project
 * @param options which PostgreSQL verifies, and a callback for progress. With `onKept`, the scratch database in which a
 *   migration or its proof fails is kept
 * @returns the migrations that were added or whose entry changed
 * @throws TrellisError `MIGRATION_RELEASED` if a released migration was edited; `PROOF_FAILED`, `MIGRATION_INVALID`,
 *   `MIGRATION_FILE_MISSING`; `HISTORY_MOVED` if another process has added a migration meanwhile
 * @example
 * import { loadConfig, seal } from '@trellis/cli';
 *
 * // Call it after you have edited a migration, or added one by hand.
 * const { sealed } = await seal(await loadConfig());
 * console.log(sealed.length === 0 ? 'Nothing has changed.' : `Proven: ${sealed.join(', ')}`);
 */
export async function seal(config: Config, options: SealOptions = {}): Promise<Sealed> {
  return sealAll(config, await readManifest(config.migrations), {}, options);
}

/**
 * Merges the migrations of two branches that follow the same one. Unreleased migrations are renamed to come after
 * released ones. Every migration with a new parent is proven again.
 *
 * @param config the project, with the migrations and the `history.json` of both branches, conflict markers included
 * @param options as `seal`
 * @returns the proven migrations, and the new names of renamed ones
 * @throws TrellisError as `seal`
 * @example
 * import { loadConfig, merge } from '@trellis/cli';
 *
 * // Call it after `git merge`, whether or not it reported a conflict in history.json.
 * const { sealed, renamed } = await merge(await loadConfig());
 * console.log(`Proven again: ${sealed.join(', ')}`);
 * for (const [from, to] of Object.entries(renamed)) console.log(`${from} is now ${to}`);
 */
export async function merge(config: Config, options: SealOptions = {}): Promise<Sealed> {
  const folder = config.migrations;
  const manifest = await readManifest(folder, { conflicts: 'both' });
  const ends = Object.values(manifest.releases).map((last) => last ?? '');
  const lastReleased = ends.sort().at(-1) ?? '';
  const released = new Set(chain(manifest, lastReleased).map(({ name }) => name));
  const renamed: Record<string, string> = {};
  let last = manifest.migrations
    .map(({ name }) => name)
    .sort()
    .at(-1);
  const files = await migrationFiles(folder);
  const moves: Record<string, string> = {};
  const moved: ManifestEntry[] = [];
  for (const entry of [...manifest.migrations].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = files.get(entry.name);
    if (released.has(entry.name) || entry.name > lastReleased || file === undefined) moved.push(entry);
    else {
      const name = migrationName(entry.message, last, new Date(0));
      moves[file] = join(folder, `${name}${file.slice(file.lastIndexOf('.'))}`);
      renamed[entry.name] = name;
      last = name;
      moved.push({ ...entry, name });
    }
  }
  await commit(folder, {}, () => ({ ...manifest, migrations: moved }), { moves, conflicts: 'both' });
  return sealAll(config, { ...manifest, migrations: moved }, renamed, options);
}

/** A migration and its ancestors. */
function chain({ migrations }: Manifest, last: string): ManifestEntry[] {
  const found: ManifestEntry[] = [];
  for (let entry = migrations.find(({ name }) => name === last); entry; ) {
    found.push(entry);
    const { parent } = entry;
    entry = migrations.find(({ name }) => name === parent);
  }
  return found;
}

async function sealAll(
  config: Config,
  manifest: Manifest,
  renamed: Sealed['renamed'],
  options: SealOptions,
): Promise<Sealed> {
  const { history, problems } = await inspectHistory(config.migrations);
  const missing = problems.find(({ code }) => code === 'MIGRATION_FILE_MISSING');
  if (missing) throw new TrellisError(missing.code, missing.message);
  const all = await withUnlisted(config.migrations, history);
  const known = { manifest, history, all };
  const { entries, sealed } = await withScratch({ ...options, scratch: config.scratch }, (open) =>
    proveAll(known, open, options),
  );
  if (sealed.length > 0)
    await commit(config.migrations, {}, (now) => {
      expectEnd(now, manifest.migrations.at(-1)?.name ?? null);
      return { ...now, migrations: entries };
    });
  return { sealed, renamed };
}

/** Replays the migrations, and proves those whose entry in the manifest is missing or different. */
async function proveAll(
  known: { readonly manifest: Manifest; readonly history: History; readonly all: readonly Migration[] },
  open: () => Promise<VerifyDatabase>,
  { onProgress = () => {} }: SealOptions,
): Promise<{ readonly entries: readonly ManifestEntry[]; readonly sealed: readonly string[] }> {
  const { manifest, history, all } = known;
  const entries: ManifestEntry[] = [];
  const sealed: string[] = [];
  const scratch = await open();
  try {
    let before = await stateOf(scratch);
    for (const migration of all) {
      const { name, message, release } = migration;
      onProgress(`Replaying ${name}`);
      const single: History = { ...history, migrations: [migration] };
      await scratch.attempt(() => replay(scratch, single));
      const after = await stateOf(scratch);
      const entry = {
        name,
        message,
        parent: entries.at(-1)?.name ?? null,
        checksum: checksum(await readFile(migration.file, 'utf8')),
        model: fingerprint(after.model),
        losses: observedLosses(before, after),
      };
      const listed = manifest.migrations.find((one) => one.name === name);
      if (listed?.checksum !== entry.checksum || listed.parent !== entry.parent) {
        if (release !== undefined)
          throw new TrellisError(
            'MIGRATION_RELEASED',
            `${name} was edited after release ${release}. Restore it, and create another revision for the change.`,
          );
        const module = await loadMigration(migration);
        const claim = { migration: module, before: before.model, after: after.model, open };
        await scratch.attempt(async () => {
          await goBack(scratch, claim);
          await prove(scratch, claim);
          await replay(scratch, single);
        });
        sealed.push(name);
        entries.push(entry);
      } else entries.push(listed);
      before = after;
    }
  } finally {
    await scratch.close();
  }
  return { entries, sealed };
}

/** The Model of a database, and the values of its identity columns. */
async function stateOf(connection: Connection) {
  return { model: await modelOf(connection), identities: await readIdentities(connection) };
}

/** The migrations of the history, and the files that it does not list yet, in order. */
async function withUnlisted(folder: string, history: History): Promise<Migration[]> {
  const unlisted = [...(await migrationFiles(folder))].flatMap(([name, file]) =>
    history.migrations.some((migration) => migration.name === name)
      ? []
      : [{ name, message: name.slice(15).replaceAll('_', ' '), parent: null, checksum: '', model: '', file }],
  );
  return [...history.migrations, ...unlisted].sort((a, b) => (a.name < b.name ? -1 : 1));
}
