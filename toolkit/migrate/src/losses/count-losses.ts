import { quoteIdentifier, quoteLiteral } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { CountedLoss, Loss, Use } from '@trellis/plan';
import type { Knex } from 'knex';

/** How long counting may take in all, in milliseconds. */
const TIME_LIMIT_MS = 3000;

/**
 * Counts the rows and values that a live database would lose.
 *
 * @param knex the database, or an open transaction on it, whose state is left as it is
 * @example await countLosses(live.knex, plan.losses) // [{ object: 'table public.notes', what: '…', count: 12 }]
 */
export async function countLosses(knex: Knex, losses: readonly Loss[]): Promise<readonly CountedLoss[]> {
  const end = Date.now() + TIME_LIMIT_MS;
  const counted: CountedLoss[] = [];
  for (const loss of losses) counted.push({ ...loss, ...(await countOf(knex, loss, end - Date.now())) });
  return counted;
}

type Count = Pick<CountedLoss, 'count' | 'about'>;

async function countOf(knex: Knex, loss: Loss, patience: number): Promise<Count> {
  const { table, column, uses } = loss;
  if (table !== undefined) {
    const what = column === undefined ? '*' : quoteIdentifier(column);
    const from = qualifiedName(table);
    const counted = await countIn(knex, `select count(${what})::int8::text as count from ${from}`, patience);
    return counted === 'uncounted' ? estimatedRows(knex, table) : counted;
  }
  if (!uses?.length) return {};
  const end = Date.now() + patience;
  let count = 0;
  for (const use of uses) {
    // The rows of a child are counted with its own column.
    const from = `only ${qualifiedName(use.table)} where ${isUse(use, loss)}`;
    const sql = `select count(*)::int8::text as count from ${from}`;
    const counted = await countIn(knex, sql, end - Date.now());
    if (counted === 'uncounted' || counted.count === undefined) return {};
    count += counted.count;
  }
  return { count };
}

/** The condition for rows that hold a dropped value, or a value of a dropped attribute. */
function isUse({ column, each }: Use, { values = [], attributes = [] }: Loss): string {
  const name = quoteIdentifier(column);
  if (values.length > 0) {
    const gone = `array[${values.map(quoteLiteral).join(', ')}]::text[]`;
    return each ? `${name}::text[] && ${gone}` : `${name}::text = any (${gone})`;
  }
  const kept = (of: string) =>
    attributes.map((one) => `${of}.${quoteIdentifier(one)} is not null`).join(' or ');
  return each ? `exists (select from unnest(${name}) as value where ${kept('value')})` : kept(`(${name})`);
}

/** Runs a count; returns no count where the table or column does not exist. */
async function countIn(knex: Knex, sql: string, patience: number): Promise<Count | 'uncounted'> {
  if (patience <= 0) return 'uncounted';
  try {
    const rows = await rolledBack(knex, [
      `set local statement_timeout = ${Math.ceil(patience)}`,
      // With row-level security the user would count only the rows that it may see.
      'set local row_security = off',
      sql,
    ]);
    return { count: Number(rows[0]?.count) };
  } catch (error) {
    // The database is not at the revision that the change begins with.
    return isMissing(error) ? {} : 'uncounted';
  }
}

/** The planner's estimate, for a table that is too large to count or that the user may not read. */
async function estimatedRows(knex: Knex, table: NonNullable<Loss['table']>): Promise<Count> {
  const { rows } = await knex.raw(
    `select c.reltuples::int8::text as count from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ? and c.relname = ? and c.reltuples >= 0`,
    [table.schema, table.name],
  );
  return rows.length === 0 ? {} : { count: Number(rows[0].count), about: true };
}

/** The rows of the last statement. Rolls back, so that no setting, lock or error remains. */
async function rolledBack(knex: Knex, statements: readonly string[]): Promise<readonly { count: string }[]> {
  const transaction = await knex.transaction();
  try {
    let rows: readonly { count: string }[] = [];
    for (const sql of statements) ({ rows } = await transaction.raw(sql.replaceAll('?', '\\?')));
    return rows;
  } finally {
    await transaction.rollback();
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === '42P01' || code === '42703' || code === '3F000';
}
