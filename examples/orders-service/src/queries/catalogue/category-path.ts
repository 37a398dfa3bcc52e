import type { Category, CategoryId } from '@shop/schema';
import type { Knex } from 'knex';

/** Lists the categories from the top to a category: the path above a page. */
export async function categoryPath(knex: Knex, category_id: CategoryId): Promise<Category[]> {
  const { rows } = await knex.raw<{ rows: Category[] }>(
    `with recursive up as (
       select c.*, 0 as depth from categories c where category_id = ?
       union all select c.*, up.depth + 1 from categories c join up on c.category_id = up.parent_id)
     select category_id, parent_id, slug, name from up order by depth desc`,
    [category_id],
  );
  return rows;
}
