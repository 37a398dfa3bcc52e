import type { Knex } from 'knex';
import type { Migration } from '../history/index.ts';

/** The table beside Knex's own: what Knex does not keep of a migration that was applied. */
export const LEDGER = 'trellis_migrations';

/** A row of the ledger. */
export interface LedgerEntry {
  readonly name: string;
  readonly parent: string | null;
  readonly checksum: string;
  readonly release: string | null;
  /** The fingerprint of the Model that it left behind. */
  readonly model: string;
  readonly applied_at: Date;
  /** `false` while a migration without a transaction runs, and for good when its process was killed. */
  readonly finished: boolean;
}

/** Makes the ledger where there is none. */
export async function ensureLedger(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable(LEDGER)) return;
  await knex.schema.createTable(LEDGER, (table) => {
    table.text('name').primary();
    table.text('parent');
    table.text('checksum').notNullable();
    table.text('release');
    table.text('model').notNullable();
    table.timestamp('applied_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
    table.boolean('finished').notNullable().defaultTo(true);
  });
}

/** The ledger's rows by migration; none where there is no ledger. */
export async function readLedger(knex: Knex): Promise<Map<string, LedgerEntry>> {
  if (!(await knex.schema.hasTable(LEDGER))) return new Map();
  const rows = await knex<LedgerEntry>(LEDGER).select('*');
  return new Map(rows.map((row) => [row.name, row]));
}

/** Writes down that a migration was applied, or that it is about to be. */
export async function enter(knex: Knex, migration: Migration, finished = true): Promise<void> {
  const { name, parent, checksum, release = null, model } = migration;
  await knex(LEDGER).insert({ name, parent, checksum, release, model, finished }).onConflict('name').merge();
}

/** Strikes a migration that was taken back. */
export async function strike(knex: Knex, name: string): Promise<void> {
  await knex(LEDGER).where({ name }).delete();
}

/**
 * Completes the ledger: a migration that plain Knex applied has no row yet, and one that was applied
 * before its release was made does not know it.
 */
export async function completeLedger(knex: Knex, applied: readonly Migration[]): Promise<void> {
  await ensureLedger(knex);
  const entries = await readLedger(knex);
  for (const migration of applied) {
    const entry = entries.get(migration.name);
    if (entry === undefined) await enter(knex, migration);
    else if (entry.release !== (migration.release ?? null))
      await knex(LEDGER)
        .where({ name: migration.name })
        .update({ release: migration.release ?? null });
  }
}
