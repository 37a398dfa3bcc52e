import type { CategoryId } from '@shop/schema';
import type { Knex } from 'knex';

/** Returns the ids of a category and of all categories below it. */
export async function categoriesBelow(knex: Knex, category_id: CategoryId): Promise<CategoryId[]> {
  const { rows } = await knex.raw<{ rows: { category_id: CategoryId }[] }>(
    `with recursive below as (
       select ?::int as category_id
       union all select c.category_id from categories c join below on c.parent_id = below.category_id)
     select category_id from below`,
    [category_id],
  );
  return rows.map((row) => row.category_id);
}
