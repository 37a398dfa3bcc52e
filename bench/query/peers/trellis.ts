import { insertGraph, load } from '@trellis/query';
import knexOf from 'knex';
import { store } from '../../store/index.ts';
import { COLUMNS, type Contender } from '../contender.ts';

/** `load` and `insertGraph` as a service calls them, with the default strategy. */
export function trellis(url: string): Contender {
  const knex = knexOf({ client: 'pg', connection: url, pool: { min: 1, max: 2 } });
  return {
    name: 'load, insertGraph',
    kind: 'ours',
    load: ($limit) =>
      load(knex, store, 'orders', {
        $columns: COLUMNS.orders,
        $limit,
        customer: { $columns: COLUMNS.customers },
        products: {
          $columns: COLUMNS.order_products,
          product: { $columns: COLUMNS.products, tags: { $columns: COLUMNS.tags } },
        },
      }),
    insert: (orders) => insertGraph(knex, store, 'orders', orders),
    close: () => knex.destroy(),
  };
}
