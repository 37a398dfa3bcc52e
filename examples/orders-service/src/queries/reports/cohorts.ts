import type { Knex } from 'knex';

/** The customers whose first order was in one month, and how many of them ordered in a later month. */
export interface Cohort {
  /** First day of the month of the first order, such as 2025-03-01. */
  readonly month: string;
  /** Months since then, from 0. */
  readonly age: number;
  readonly customers: number;
}

/** Counts, for each month of first orders, the customers who ordered in that month and in each later one. */
export async function cohorts(knex: Knex): Promise<Cohort[]> {
  const { rows } = await knex.raw<{ rows: Cohort[] }>(
    `with months as (
       select distinct customer_id, date_trunc('month', order_date at time zone 'UTC') as month
       from orders where status <> 'cancelled'),
     aged as (select customer_id, month, min(month) over (partition by customer_id) as first from months)
     select to_char(first, 'YYYY-MM-DD') as month,
       (extract(year from age(month, first)) * 12 + extract(month from age(month, first)))::int as age,
       count(*)::int as customers
     from aged group by first, month order by first, month`,
  );
  return rows;
}
