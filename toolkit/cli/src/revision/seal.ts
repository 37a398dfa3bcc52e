import { join } from 'node:path';
import { type History, inspectHistory, type ManifestEntry, type Migration } from '@trellis/migrate';
import { commit, expectEnd, type Manifest, migrationFiles, readManifest } from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import { type RowChange, type VerifyOptions, withScratch } from '@trellis/verify';
import type { Config } from '../config/index.ts';
import { onOtherVersions, recordEngine, type VersionReport } from '../versions/index.ts';
import { checkChanges } from './data-changes.ts';
import { migrationName } from './name.ts';
import { proveHistory } from './prove-history.ts';

/** Options of `seal` and `merge`. */
export interface SealOptions extends VerifyOptions {
  /** The tables of which a migration may delete rows, such as `table public.tags`. */
  readonly allowDataLoss?: readonly string[];
  /** The columns whose values a migration may change, such as `column public.tags.name`. */
  readonly allowDataChange?: readonly string[];
  /** Is called with the current step. */
  readonly onProgress?: (what: string) => void;
}

/** The result of `seal` and `merge`. */
export interface Sealed {
  /** The migrations that were proven and added to the history. */
  readonly sealed: readonly string[];
  /** The rows and values that the proven migrations change on purpose, by migration; left out for none. */
  readonly changes?: Readonly<Record<string, readonly RowChange[]>>;
  /**
   * Their statements that change rows and match none of the proof, which does not show what they do, by migration; left out
   * for none.
   */
  readonly unmatched?: Readonly<Record<string, readonly string[]>>;
  /** The versions of PostgreSQL that the project supports; left out if it states none, or nothing was proven. */
  readonly versions?: readonly VersionReport[];
  /** The new names of renamed migrations, by old name. */
  readonly renamed: Readonly<Record<string, string>>;
}

/**
 * Adds migrations that were written or edited by hand to the history: proves each up and down, and records its
 * checksum, its Model, its losses and the data that it changes on purpose.
 *
 * @param config the project
 * @param options the data that may be deleted and changed, which PostgreSQL verifies, and a callback for progress. With
 *   `onKept`, the scratch database in which a migration or its proof fails is kept
 * @returns the migrations that were added or whose entry changed
 * @throws TrellisError `MIGRATION_RELEASED` if a released migration was edited; `DATA_LOSS` and `DATA_CHANGED` if one
 *   deletes rows or changes values, and that is not allowed; `ALLOWANCE_UNKNOWN` and `ALLOWANCE_AMBIGUOUS`;
 *   `PROOF_FAILED`, `MIGRATION_INVALID`, `MIGRATION_FILE_MISSING`; `HISTORY_MOVED` if another process has added a migration meanwhile
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
 * Does the same as `seal` after a formatter has changed the text of a migration that was just written. The losses and
 * requirements that its plan reported are kept.
 */
export async function sealFormatted(config: Config, options: SealOptions): Promise<Sealed> {
  const manifest = await readManifest(config.migrations);
  return sealAll(config, manifest, {}, { ...options, keepsEntries: true });
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
  options: SealOptions & { readonly keepsEntries?: true },
): Promise<Sealed> {
  const { history, problems } = await inspectHistory(config.migrations);
  const missing = problems.find(({ code }) => code === 'MIGRATION_FILE_MISSING');
  if (missing) throw new TrellisError(missing.code, missing.message);
  const all = await withUnlisted(config.migrations, history);
  const known = { manifest, history, all };
  const engine = recordEngine(options);
  const verify = { ...options, onEngine: engine.onEngine, scratch: config.scratch };
  const { entries, sealed, changes, unmatched } = await withScratch(verify, (open) =>
    proveHistory(known, open, options),
  );
  const recorded = new Map(manifest.migrations.map(({ checksum, changes: were = [] }) => [checksum, were]));
  const proven = sealed.map((name) => entries.find((entry) => entry.name === name));
  checkChanges(
    proven.flatMap((entry) =>
      entry
        ? [{ ...entry, found: changes[entry.name] ?? [], known: recorded.get(entry.checksum) ?? [] }]
        : [],
    ),
    options,
  );
  const versions =
    sealed.length === 0
      ? []
      : await onOtherVersions(config, engine.last(), async (open) => {
          await proveHistory(known, open, options);
        });
  if (sealed.length > 0)
    await commit(config.migrations, {}, (now) => {
      expectEnd(now, manifest.migrations.at(-1)?.name ?? null);
      return { ...now, migrations: entries };
    });
  const hasVersions = versions.length > 0;
  return {
    sealed,
    renamed,
    ...(hasVersions && { versions }),
    ...(Object.keys(changes).length > 0 && { changes }),
    ...(Object.keys(unmatched).length > 0 && { unmatched }),
  };
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
