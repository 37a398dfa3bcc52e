import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { CountedRequirement, Requirement } from '@trellis/plan';
import type { Knex } from 'knex';
import { isConvertible } from './converted.ts';
import { countIn, TIME_LIMIT_MS } from './count-in.ts';

/**
 * Counts the rows of a live database that break what a migration requires of them, as they are now.
 *
 * @param knex the database, or an open transaction on it, whose state is left as it is
 * @example await countRequirements(live.knex, requirements) // [{ object: 'column public.items.note', count: 3, … }]
 */
export async function countRequirements(
  knex: Knex,
  requirements: readonly Requirement[],
): Promise<readonly CountedRequirement[]> {
  const end = Date.now() + TIME_LIMIT_MS;
  const counted: CountedRequirement[] = [];
  for (const one of requirements) {
    const found = await countIn(knex, countSql(one), end - Date.now());
    if (found === 'uncounted') counted.push({ ...one, uncounted: true });
    else counted.push({ ...one, ...(found.count !== undefined && { count: found.count }) });
  }
  return counted;
}

function countSql({ table, only, where, duplicates, conversion, added }: Requirement): string {
  const condition = conditionOf({ where, conversion });
  const stored = `${only ? 'only ' : ''}${qualifiedName(table)}`;
  const rows = added ? `(select tableoid, ctid, *, ${added.join(', ')} from ${stored})` : stored;
  const from = `${rows} counted${condition === undefined ? '' : ` where ${condition}`}`;
  if (!duplicates) return `select count(*)::int8::text as count from ${from}`;
  const groups = `select count(*) as rows from ${from} group by ${duplicates.join(', ')} having count(*) > 1`;
  return `select coalesce(sum(duplicated.rows), 0)::int8::text as count from (${groups}) duplicated`;
}

function conditionOf({ where, conversion }: Pick<Requirement, 'where' | 'conversion'>): string | undefined {
  if (!conversion) return where;
  const isValid = isConvertible(quoteIdentifier(conversion.column), conversion);
  return where === undefined ? `not ${isValid}` : `case when ${isValid} then ${where} end`;
}
