import { serverMessage } from '@trellis/database/internal';
import { TrellisError } from '@trellis/model';
import { placeholderSecret, secretSetting } from '@trellis/plan/internal';
import type { Knex } from 'knex';
import type { MigrationModule } from '../history/index.ts';
import type { Direction } from './run-migration.ts';

/**
 * Where the secrets of a migration come from: the environment, or placeholders for scratch databases and printed SQL.
 * Each caller says which, so that a live database never gets a placeholder.
 */
export type SecretSource = 'environment' | 'placeholder';

/**
 * Checks that the environment supplies the secrets of a migration.
 *
 * @param name the name of the migration, for the message
 * @throws TrellisError `SECRET_MISSING`
 */
export function checkSecrets(
  name: string,
  migration: Pick<MigrationModule, 'secrets'>,
  direction: Direction,
): void {
  const missing = (migration.secrets?.[direction] ?? []).filter((variable) => !process.env[variable]);
  if (missing.length > 0) throw secretMissing(name, missing, 'Nothing was applied.');
}

/**
 * Runs something while the settings of the session contain the secrets of a migration.
 *
 * @param knex the session: an open transaction, at the end of which the settings end too, or a connection without one
 * @param run what needs them
 * @throws TrellisError `SECRET_MISSING`; the error of `run`
 */
export async function withSecrets(
  knex: Knex,
  variables: readonly string[],
  source: SecretSource,
  run: () => Promise<unknown>,
): Promise<void> {
  const values = variables.map((variable) => [variable, secretOf(variable, source)] as const);
  const isLocal = knex.isTransaction === true;
  try {
    for (const [variable, value] of values) await set(knex, variable, value, isLocal);
    await run();
  } finally {
    if (!isLocal) for (const [variable] of values) await set(knex, variable, '', false).catch(() => {});
  }
}

function secretOf(variable: string, source: SecretSource): string {
  if (source === 'placeholder') return placeholderSecret(variable);
  const value = process.env[variable];
  if (!value) throw secretMissing('The migration', [variable], 'This migration was not applied.');
  return value;
}

async function set(knex: Knex, variable: string, value: string, isLocal: boolean): Promise<void> {
  try {
    await knex.raw('select pg_catalog.set_config(?, ?, ?)', [secretSetting(variable), value, isLocal]);
  } catch (error) {
    // The message of Knex contains the values of the statement, and its properties may.
    const { code } = error as { readonly code?: unknown };
    throw Object.assign(new Error(serverMessage(error)), { code });
  }
}

function secretMissing(name: string, variables: readonly string[], outcome: string): TrellisError {
  return new TrellisError(
    'SECRET_MISSING',
    `${name} creates a user mapping whose password is in ${variables.map((one) => `the environment variable ${one}`).join(' and ')}, which is not set. Set it and run again. ${outcome}`,
  );
}
