import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { CountedLoss, Loss, ValueConversion } from '@trellis/plan';
import type { Knex } from 'knex';
import { differs, isConvertible } from './converted.ts';
import { type Count, countIn, TIME_LIMIT_MS } from './count-in.ts';
import { holdsLoss } from './uses.ts';

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

async function countOf(knex: Knex, loss: Loss, timeout: number): Promise<Count> {
  const { table, column, conversion, uses = [] } = loss;
  const end = Date.now() + timeout;
  const counts: Count[] = [];
  if (table !== undefined && column !== undefined && conversion !== undefined) {
    counts.push(await countConverted(knex, table, quoteIdentifier(column), conversion, timeout));
  } else if (table !== undefined) {
    const what = column === undefined ? '*' : quoteIdentifier(column);
    const from = qualifiedName(table);
    const counted = await countIn(knex, `select count(${what})::int8::text as count from ${from}`, timeout);
    counts.push(counted === 'uncounted' ? await estimatedRows(knex, table) : counted);
  }
  for (const use of uses) {
    // The rows of a child are counted with its own column.
    const from = `only ${qualifiedName(use.table)} where ${holdsLoss(use, loss)}`;
    const sql = `select count(*)::int8::text as count from ${from}`;
    const counted = await countIn(knex, sql, end - Date.now());
    counts.push(counted === 'uncounted' ? {} : counted);
  }
  return sum(counts);
}

/** The values of a column that a conversion changes. Those that cannot be converted are counted apart. */
async function countConverted(
  knex: Knex,
  table: NonNullable<Loss['table']>,
  column: string,
  conversion: ValueConversion,
  timeout: number,
): Promise<Count> {
  const end = Date.now() + timeout;
  const countWhere = (condition: string) => `count(*) filter (where ${condition})::int8::text`;
  const from = `from ${qualifiedName(table)}`;
  const different = differs(column, conversion);
  const all = await countIn(knex, `select ${countWhere(different)} as count ${from}`, timeout);
  if (all !== 'uncounted') return all;
  const valid = isConvertible(column, conversion);
  const some = `${countWhere(`case when ${valid} then ${different} end`)} as count, ${countWhere(`not ${valid}`)} as invalid`;
  const counted = await countIn(knex, `select ${some} ${from}`, end - Date.now());
  return counted === 'uncounted' ? {} : counted;
}

/** The sum of counts; none if one of them is missing. */
function sum(counts: readonly Count[]): Count {
  if (counts.length === 0 || counts.some(({ count }) => count === undefined)) return {};
  const count = counts.reduce((total, one) => total + (one.count ?? 0), 0);
  const invalid = counts.reduce((total, one) => total + (one.invalid ?? 0), 0);
  return {
    count,
    ...(counts.some(({ about }) => about) && { about: true as const }),
    ...(invalid > 0 && { invalid }),
  };
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
