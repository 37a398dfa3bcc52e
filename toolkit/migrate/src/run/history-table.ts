import type { Knex } from 'knex';
import type { Migration } from '../history/index.ts';

/** The history table beside Knex's: what Knex does not record of an applied migration. */
export const HISTORY_TABLE = 'trellis_migrations';

/** A row of the history table `trellis_migrations`: an applied migration. */
export interface HistoryRow {
  readonly name: string;
  readonly parent: string | null;
  /** The checksum of its text when it was applied. */
  readonly checksum: string;
  /** The first release that contains it; `null` if it is not released. */
  readonly release: string | null;
  /** The fingerprint of the Model that it led to. */
  readonly model: string;
  readonly applied_at: Date;
  /** `false` while a migration runs outside a transaction, and afterwards if its process was killed. */
  readonly finished: boolean;
}

/** Creates the history table if it does not exist. */
export async function createHistoryTable(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(HISTORY_TABLE)) return;
  await knex.schema.createTable(HISTORY_TABLE, (table) => {
    table.text('name').primary();
    table.text('parent');
    table.text('checksum').notNullable();
    table.text('release');
    table.text('model').notNullable();
    table.timestamp('applied_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.boolean('finished').notNullable().defaultTo(true);
  });
}

/**
 * Reads the history table: what was applied, and when. Unlike {@link readState}, it needs no migration files.
 *
 * @param knex the database
 * @returns the rows by migration; none if the table does not exist
 * @example
 * import { connect } from '@trellis/database';
 * import { readHistoryTable } from '@trellis/migrate';
 *
 * const connection = await connect();
 * for (const { name, release, applied_at } of (await readHistoryTable(connection.knex)).values())
 *   console.log(applied_at.toISOString(), name, release ?? 'unreleased');
 * await connection.close();
 */
export async function readHistoryTable(knex: Knex): Promise<Map<string, HistoryRow>> {
  if (!(await knex.schema.hasTable(HISTORY_TABLE))) return new Map();
  const rows = await knex<HistoryRow>(HISTORY_TABLE).select('*');
  return new Map(rows.map((row) => [row.name, row]));
}

/** Records that a migration is applied, or with `finished` false that it is about to run. */
export async function recordApplied(knex: Knex, migration: Migration, finished = true): Promise<void> {
  const { name, parent, checksum, release = null, model } = migration;
  await knex(HISTORY_TABLE)
    .insert({ name, parent, checksum, release, model, finished })
    .onConflict('name')
    .merge();
}

/** Removes the record of a migration that was downgraded. */
export async function removeRecord(knex: Knex, name: string): Promise<void> {
  await knex(HISTORY_TABLE).where({ name }).delete();
}

/**
 * Completes the history table: a migration that plain Knex applied has no row, and one that was applied before its
 * release has no release.
 */
export async function completeHistoryTable(knex: Knex, applied: readonly Migration[]): Promise<void> {
  await createHistoryTable(knex);
  const entries = await readHistoryTable(knex);
  for (const migration of applied) {
    const entry = entries.get(migration.name);
    if (entry === undefined) await recordApplied(knex, migration);
    else if (entry.release !== (migration.release ?? null))
      await knex(HISTORY_TABLE)
        .where({ name: migration.name })
        .update({ release: migration.release ?? null });
  }
}
