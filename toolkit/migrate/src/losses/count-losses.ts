import { quoteIdentifier, quoteLiteral } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { CountedLoss, Loss, Use } from '@trellis/plan';
import type { Knex } from 'knex';

/** How long may be counted in all, in milliseconds. */
const PATIENCE = 3000;

/**
 * Counts what a live database would lose.
 *
 * @param knex the database that the losses are in, or a transaction on it: that goes on as it was
 * @example await countLosses(live.knex, plan.losses) // [{ object: 'table public.notes', what: '…', count: 12 }]
 */
export async function countLosses(knex: Knex, losses: readonly Loss[]): Promise<readonly CountedLoss[]> {
  const end = Date.now() + PATIENCE;
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
    return counted === 'uncounted' ? reckonedRows(knex, table) : counted;
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

/** Whether a row holds a value that is to go, or one of an attribute that is. */
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

/** What a query counts; nothing where what it asks for is not there. */
async function countIn(knex: Knex, sql: string, patience: number): Promise<Count | 'uncounted'> {
  if (patience <= 0) return 'uncounted';
  try {
    const rows = await inPassing(knex, [
      `set local statement_timeout = ${Math.ceil(patience)}`,
      // Rather no count than that of the rows that this user may see.
      'set local row_security = off',
      sql,
    ]);
    return { count: Number(rows[0]?.count) };
  } catch (error) {
    // The database does not stand where the change begins.
    return isMissing(error) ? {} : 'uncounted';
  }
}

/** How many rows the server reckons with: too many to count, or not ours to read. */
async function reckonedRows(knex: Knex, table: NonNullable<Loss['table']>): Promise<Count> {
  const { rows } = await knex.raw(
    `select c.reltuples::int8::text as count from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ? and c.relname = ? and c.reltuples >= 0`,
    [table.schema, table.name],
  );
  return rows.length === 0 ? {} : { count: Number(rows[0].count), about: true };
}

/** What the last of some statements says; then all is as it was, settings, locks and errors included. */
async function inPassing(knex: Knex, statements: readonly string[]): Promise<readonly { count: string }[]> {
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
