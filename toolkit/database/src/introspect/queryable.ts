/** An object that runs SQL on one connection: a `pg` client, a client of a pool, or PGlite. */
export interface Queryable {
  // biome-ignore lint/suspicious/noExplicitAny: only the author of the query knows the type of a row
  query(text: string, values?: any[]): Promise<{ rows: any[] }>;
  /** The oids of renamed schemas that are ignored, so that the database appears empty. */
  readonly hidden?: ReadonlySet<number>;
  /** Whether the session is not shared through a connection pooler, so that it can keep prepared statements. */
  readonly keepsPlans?: boolean;
}

/**
 * Settings that affect the output of the catalog functions. With these values PostgreSQL qualifies every name and
 * prints constants the same way in every session. JIT compilation does not pay off for catalog queries.
 */
const settings: Readonly<Record<string, string>> = {
  search_path: '',
  quote_all_identifiers: 'off',
  standard_conforming_strings: 'on',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  lc_monetary: 'C',
  jit: 'off',
};

/** Makes prepared statements use a generic plan at once. By default PostgreSQL creates five custom plans first. */
const settingsForPlans = { plan_cache_mode: 'force_generic_plan' };

/**
 * Calls a function with settings that make catalog output canonical, and restores the settings.
 *
 * @param client one connection, not a pool
 * @param run the function
 */
export async function printingCanonically<T>(client: Queryable, run: () => Promise<T>): Promise<T> {
  const wanted = { ...settings, ...(client.keepsPlans && settingsForPlans) };
  const { rows: before } = await client.query(
    'select n.name, pg_catalog.current_setting(n.name) as value from pg_catalog.unnest($1::text[]) as n(name)',
    [Object.keys(wanted)],
  );
  await configure(client, wanted);
  try {
    const result = await run();
    await configure(client, byName(before));
    return result;
  } catch (error) {
    // A failed transaction rejects `set_config`; its rollback restores the settings.
    await configure(client, byName(before)).catch(() => {});
    throw error;
  }
}

async function configure(client: Queryable, values: Readonly<Record<string, string>>): Promise<void> {
  await client.query(
    'select pg_catalog.set_config(s.name, s.value, false) from pg_catalog.json_each_text($1::json) as s(name, value)',
    [JSON.stringify(values)],
  );
}

function byName(rows: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.name, row.value]));
}
