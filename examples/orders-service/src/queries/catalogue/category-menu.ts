import { shop } from '@shop/schema';
import { load } from '@shop/schema/query';
import type { Knex } from 'knex';

/** Lists the categories at the top, each with those directly below it: the menu of each page. */
export function categoryMenu(knex: Knex) {
  return load(knex, shop, 'categories', {
    $where: { parent_id: null },
    $orderBy: { name: 'asc' },
    children: { $orderBy: { name: 'asc' } },
  });
}
