import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import {
  commit,
  expectEnd,
  type History,
  inspectHistory,
  loadMigration,
  type Manifest,
  type ManifestEntry,
  type Migration,
  migrationFiles,
  readManifest,
  runMigration,
} from '@trellis/migrate';
import { observedLosses, readIdentities } from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import { checksum, fingerprint } from '@trellis/plan';
import { modelOf, prove, replay, type VerifyOptions, withScratch } from '@trellis/verify';
import type { Config } from '../config/index.ts';
import { migrationName } from './name.ts';

/** How `seal` and `merge` run. */
export interface SealOptions extends VerifyOptions {
  readonly onProgress?: (what: string) => void;
}

/** What `seal` and `merge` did. */
export interface Sealed {
  /** The migrations that were proven and written down anew. */
  readonly sealed: readonly string[];
  /** New name by old name, of those that had to come later. */
  readonly renamed: Readonly<Record<string, string>>;
}

/**
 * Takes migrations that people wrote or edited into the history: proves each, up and down, and writes
 * down its checksum, the Model that it leads to and what it destroys.
 *
 * @throws TrellisError `MIGRATION_RELEASED` when one was edited that a release has; `PROOF_FAILED`,
 *   `MIGRATION_INVALID`, `MIGRATION_FILE_MISSING`; `HISTORY_MOVED` when another migration came meanwhile
 */
export async function seal(config: Config, options: SealOptions = {}): Promise<Sealed> {
  return sealAll(config, await readManifest(config.migrations), {}, options);
}

/**
 * Puts the migrations of two branches, which each went on from the same one, in one line: what no
 * release has yet comes after what one has. All that moved is proven again.
 *
 * @throws TrellisError as `seal`
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

/** A migration and those before it, by their parents. */
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

/** Replays migrations, and proves those that the manifest does not list as they are. */
async function proveAll(
  known: { readonly manifest: Manifest; readonly history: History; readonly all: readonly Migration[] },
  open: () => Promise<Connection>,
  { onProgress = () => {} }: SealOptions,
): Promise<{ readonly entries: readonly ManifestEntry[]; readonly sealed: readonly string[] }> {
  const { manifest, history, all } = known;
  const entries: ManifestEntry[] = [];
  const sealed: string[] = [];
  const scratch = await open();
  try {
    let before = await standing(scratch);
    for (const migration of all) {
      const { name, message, release } = migration;
      onProgress(`Replaying ${name}`);
      const own: History = { ...history, migrations: [migration] };
      await replay(scratch, own);
      const after = await standing(scratch);
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
            `Expected ${name} as release ${release} has it, got an edited one. Restore it, and make another revision for the change.`,
          );
        const module = await loadMigration(migration);
        await runMigration(scratch.knex, module, 'down');
        await prove(scratch, { migration: module, before: before.model, after: after.model });
        await replay(scratch, own);
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

/** What stands in a database. */
async function standing(connection: Connection) {
  return { model: await modelOf(connection), identities: await readIdentities(connection) };
}

/** The history with the files that it does not list yet, in order. */
async function withUnlisted(folder: string, history: History): Promise<Migration[]> {
  const unlisted = [...(await migrationFiles(folder))].flatMap(([name, file]) =>
    history.migrations.some((migration) => migration.name === name)
      ? []
      : [{ name, message: name.slice(15).replaceAll('_', ' '), parent: null, checksum: '', model: '', file }],
  );
  return [...history.migrations, ...unlisted].sort((a, b) => (a.name < b.name ? -1 : 1));
}
