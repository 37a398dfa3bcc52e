/** Anything that runs SQL on one connection: a `pg` client, a pool's client, PGlite itself. */
export interface Queryable {
  // biome-ignore lint/suspicious/noExplicitAny: a row's type is known to who wrote the query
  query(text: string, values?: any[]): Promise<{ rows: any[] }>;
  /** The oids of schemas that stepped aside, so that the database may stand in for an empty one. */
  readonly hidden?: ReadonlySet<number>;
  /** Whether its session is its own as long as it lasts, with no pooler between, so that it may keep plans. */
  readonly keepsPlans?: boolean;
}

/**
 * What catalog text must not depend on: with these, PostgreSQL prints every name qualified and every
 * constant the same for whoever looks. A catalog query gains nothing from being compiled.
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

/** With these a plan that is kept is one for all values: left to itself, PostgreSQL makes five others first. */
const settingsForPlans = { plan_cache_mode: 'force_generic_plan' };

/**
 * Runs a function while the connection prints catalogs canonically, and puts its settings back after.
 *
 * @param client one connection, not a pool
 * @param run what to do meanwhile
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
    // In a transaction that has failed nothing can be set; its rollback does it.
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
