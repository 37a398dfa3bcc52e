import { quoteIdentifier } from '@trellis/model';
import type { ClientBase } from 'pg';

/** How a trigger that is enabled is enabled again, by `tgenabled`. */
const ENABLE: Readonly<Record<string, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };

/**
 * Truncates tables in the open transaction. Triggers before TRUNCATE, by which a ledger rejects it, do not run meanwhile:
 * only the owner of a table can do that.
 *
 * @param names the quoted names of the tables
 */
export async function truncateTables(client: ClientBase, names: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ table: string; name: string; enabled: string }>(
    `select tgrelid::regclass::text as table, tgname as name, tgenabled as enabled
       from pg_catalog.pg_trigger
      where tgrelid = any($1::regclass[]) and tgtype & 34 = 34 and not tgisinternal and tgenabled <> 'D'
      order by 1, 2`,
    [names],
  );
  const set = (verb: string, { table, name }: (typeof rows)[number]) =>
    client.query(`alter table ${table} ${verb} trigger ${quoteIdentifier(name)}`);
  for (const trigger of rows) await set('disable', trigger);
  await client.query(`truncate ${names.join(', ')}`);
  for (const trigger of rows) await set(ENABLE[trigger.enabled] ?? 'enable', trigger);
}
