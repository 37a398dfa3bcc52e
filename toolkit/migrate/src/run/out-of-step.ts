import { TrellisError } from '@trellis/model';
import type { History, Migration } from '../history/index.ts';
import type { HistoryRow } from './history-table.ts';

/**
 * Returns the error about a database that lacks migrations before the last one that it has, as after a merge of two
 * branches. Its steps are true for this database: each of them runs.
 *
 * @param missing the migrations that it lacks before its last one, in order
 * @param applied those that it has, in order
 * @param reason why the order of the migrations matters, if that is known
 */
export function gapError(
  { migrations }: History,
  missing: readonly Migration[],
  applied: readonly Migration[],
  reason?: string,
): TrellisError {
  const [first] = missing;
  const at = migrations.findIndex(({ name }) => name === first?.name);
  const before = migrations[at - 1]?.name ?? 'base';
  const later = applied.filter((migration) => migrations.indexOf(migration) > at).map(({ name }) => name);
  const last = later.at(-1) ?? '';
  const late =
    reason === undefined
      ? 'Only `trellis upgrade`, run by the project on this database, proves in scratch databases whether the order matters, and if it does not, runs only what is missing. Otherwise run'
      : `The order matters: ${reason}. Run`;
  return new TrellisError(
    'HISTORY_GAP',
    `${missing.map(({ name }) => name).join(', ')} ${missing.length === 1 ? 'is' : 'are'} not applied, though the later ${later.join(', ')} ${later.length === 1 ? 'is' : 'are'}. ${late} \`trellis downgrade ${before}\`, which reverts ${later.join(', ')}, and \`trellis upgrade\`, which runs all in order. If the database has the changes of what is missing, run \`trellis stamp ${last}\`.`,
    { details: { missing: missing.map(({ name }) => name), later } },
  );
}

/**
 * Returns the error about a database with migrations that the history does not contain. The code is older, or the
 * migrations were replaced here, for example by one that does the work of several.
 *
 * @param names the migrations of the database, in order
 * @param recorded the rows of its history table
 */
export function aheadError(
  { migrations }: History,
  names: readonly string[],
  recorded: ReadonlyMap<string, HistoryRow>,
): TrellisError {
  const unknown = names.filter((name) => !migrations.some((migration) => migration.name === name));
  const only = unknown.length === 1;
  const found = `The database has ${unknown.length} ${only ? 'migration' : 'migrations'} that the code does not have: ${unknown.join(', ')}.`;
  return new TrellisError('DATABASE_AHEAD', `${found} ${advice()}`, { details: unknown });

  function advice(): string {
    const lacks = migrations.filter(({ name }) => !names.includes(name));
    if (lacks.length === 0) return 'Update the code.';
    const model = recorded.get(names.at(-1) ?? '')?.model;
    const same = model ? lacks.findLast((migration) => migration.model === model) : undefined;
    if (same !== undefined)
      return `The code replaces ${only ? 'it' : 'them'}: ${same.name} leads to the same schema. Run \`trellis stamp ${same.name}\`, which changes only the record, and \`trellis check\`, which compares the database.`;
    const common = migrations.slice(0, migrations.indexOf(lacks[0] as Migration)).at(-1)?.name ?? 'base';
    return `The code has ${lacks.map(({ name }) => name).join(', ')} instead. With the code that has ${only ? 'it' : 'them'}, run \`trellis downgrade ${common}\`; then run \`trellis upgrade\` with this code. To keep both, merge the branches and run \`trellis merge\`.`;
  }
}

/**
 * Returns the error about a migration outside a transaction that was begun, up or down, and not finished.
 *
 * @param row its row of the history table
 */
export function unfinishedError({ migrations }: History, { name, applied_at }: HistoryRow): TrellisError {
  const at = migrations.findIndex((migration) => migration.name === name);
  const before = at === 0 ? 'base' : (migrations[at - 1]?.name ?? 'the migration before it');
  return new TrellisError(
    'MIGRATION_UNFINISHED',
    `${name}, which runs outside a transaction, was begun at ${applied_at.toISOString()} and not finished. If it is not running, complete its changes or remove them. Then run \`trellis unlock\`, and \`trellis stamp ${name}\` if they are complete, or \`trellis stamp ${before}\` if they are removed.`,
  );
}
