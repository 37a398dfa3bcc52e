import type { Connection } from '@trellis/database';
import { readHistory } from '@trellis/migrate';
import { toModel } from '@trellis/model';
import type { Bump, CountedLoss, CountedRequirement, RenameCandidates, RenameHint } from '@trellis/plan';
import type { Proof } from '@trellis/verify';
import { type VerifyOptions, withScratch } from '@trellis/verify';
import { readSnapshot } from '@trellis/verify/internal';
import { type Config, loadSchema } from '../config/index.ts';
import { onOtherVersions, recordEngine, type VersionReport } from '../versions/index.ts';
import { fromCache } from './from-cache.ts';
import { fromHistory } from './from-history.ts';
import { proveOnVersion } from './prove-on-version.ts';
import type { PreparedRevision, RevisionContext } from './revision-context.ts';

/** Options of `revision`. */
export interface RevisionOptions extends VerifyOptions {
  /** The purpose of the migration; becomes its name and the line of the changelog. */
  readonly message: string;
  /** Objects whose data may be lost, such as `column public.orders.note`. */
  readonly allowDataLoss?: readonly string[];
  /** Opens the live database, to count losses, and rows that break the migration, in; returns undefined without a live database. */
  readonly live?: () => Promise<Connection | undefined>;
  /** Is called with the current step. */
  readonly onProgress?: (what: string) => void;
}

/** The result of `revision`. */
export interface Revision {
  /** The name of the migration; undefined if there is nothing to change. */
  readonly name?: string;
  /** A line for each change. */
  readonly detected: readonly string[];
  /** The bump of the next release; `major` before the first release, which is 1.0.0. */
  readonly bump: Bump;
  /** True if there is no release yet. */
  readonly unreleased: boolean;
  /** The data that the migration loses; counted if there is a live database. */
  readonly losses: readonly CountedLoss[];
  /** What the migration requires of existing rows; with the number that breaks it, if there is a live database. */
  readonly requirements: readonly CountedRequirement[];
  /** Drops and additions that are probably undeclared renames. */
  readonly hints: readonly RenameHint[];
  /** Drops and additions of which it is unclear whether one is renamed to another. */
  readonly candidates: readonly RenameCandidates[];
  /** What was proven; undefined if there is nothing to change. */
  readonly proof?: Proof;
  /** The versions of PostgreSQL that the project supports; undefined if it states none, or there is nothing to change. */
  readonly versions?: readonly VersionReport[];
  /** The files that were written. */
  readonly files: readonly string[];
}

/**
 * Creates the migration from the history to the descriptors. It is planned, rendered and proven up and down on a
 * scratch database before it is written with its changeset.
 *
 * @param config the project
 * @param options the purpose of the migration, the data that may be lost, and which PostgreSQL verifies. With `onKept`, the
 *   scratch database in which a step fails is kept, and the cached Models are not used
 * @returns what was detected, proven and written; without a `name` if there is nothing to change
 * @throws TrellisError `REFUSED` with the reasons if a change cannot be planned; `DATA_LOSS` if data would be lost
 *   and that is not allowed; `ALLOWANCE_UNKNOWN` and `ALLOWANCE_AMBIGUOUS` if an allowance matches no loss or several;
 *   `PROOF_FAILED`; `VIEW_COLUMN_DIFFERS` and `ENUM_VALUES_DIFFER` if descriptors declare what PostgreSQL contradicts.
 *   Nothing is written then
 * @example
 * import { loadConfig, revision } from '@trellis/cli';
 *
 * const { name, detected, bump } = await revision(await loadConfig(), {
 *   message: 'Dropped the notes of orders',
 *   allowDataLoss: ['column public.orders.note'],
 * });
 * for (const change of detected) console.log(change); // dropped column orders.note
 * console.log(name === undefined ? 'Nothing to change.' : `${name} is proven. The bump is ${bump}.`);
 */
export async function revision(config: Config, options: RevisionOptions): Promise<Revision> {
  const engine = recordEngine(options);
  const scratch = {
    ...options,
    onEngine: engine.onEngine,
    scratch: config.scratch,
    given: () => read(config),
  };
  const { migration, write } = await withScratch(scratch, (open, given) =>
    create({ config, options, ...given, open }),
  );
  if (migration === undefined || !config.postgres) return write();
  const given = await read(config);
  const versions = await onOtherVersions(config, engine.last(), (open) =>
    proveOnVersion({ config, ...given, open }, migration),
  );
  return { ...(await write()), versions };
}

/** Reads the history and the descriptors. */
async function read(config: Config): Promise<Pick<RevisionContext, 'history' | 'schema' | 'authored'>> {
  const [history, schema] = await Promise.all([readHistory(config.migrations), loadSchema(config)]);
  return { history, schema, authored: toModel(schema) };
}

async function create(context: RevisionContext): Promise<PreparedRevision> {
  const { config, options, history, open } = context;
  options.onProgress?.('Opening a scratch database');
  const first = await open();
  try {
    // A database that is kept has the whole schema, not the subset that a cached Model leads to.
    const snapshot = first.keepsFailed ? undefined : await readSnapshot(config, history, first);
    const write = snapshot && (await fromCache(context, first, snapshot));
    if (write) return write;
    if (!snapshot) return await fromHistory(context, first);
  } finally {
    await first.close();
  }
  const fresh = await open();
  try {
    return await fromHistory(context, fresh);
  } finally {
    await fresh.close();
  }
}
