import { type Generated, Kysely, PostgresDialect } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { Pool } from 'pg';
import { COLUMNS, type Contender } from '../contender.ts';

interface Database {
  customers: { customer_id: Generated<number>; first_name: string; last_name: string; email_address: string };
  orders: { order_id: Generated<number>; customer_id: number; order_date: Generated<Date> };
  products: {
    product_id: Generated<number>;
    product_name: string;
    description: string | null;
    price: number;
  };
  order_products: { order_id: number; product_id: number; product_count: Generated<number> };
  tags: { tag_id: Generated<number>; name: string };
  product_tags: { product_id: number; tag_id: number };
}

/** Kysely with its JSON helpers. */
export function kysely(url: string): Contender {
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 2 }) }),
  });
  return {
    name: 'Kysely with its JSON helpers',
    load: (limit) =>
      db
        .selectFrom('orders')
        .select(COLUMNS.orders)
        .select((order) => [
          jsonObjectFrom(
            order
              .selectFrom('customers')
              .select(COLUMNS.customers)
              .whereRef('customers.customer_id', '=', 'orders.customer_id'),
          ).as('customer'),
          jsonArrayFrom(
            order
              .selectFrom('order_products')
              .select(COLUMNS.order_products)
              .select((line) =>
                jsonObjectFrom(
                  line
                    .selectFrom('products')
                    .select(COLUMNS.products)
                    .select((product) =>
                      jsonArrayFrom(
                        product
                          .selectFrom('product_tags')
                          .innerJoin('tags', 'tags.tag_id', 'product_tags.tag_id')
                          .select(['tags.tag_id', 'tags.name'])
                          .whereRef('product_tags.product_id', '=', 'products.product_id')
                          .orderBy('tags.tag_id'),
                      ).as('tags'),
                    )
                    .whereRef('products.product_id', '=', 'order_products.product_id'),
                ).as('product'),
              )
              .whereRef('order_products.order_id', '=', 'orders.order_id')
              .orderBy('order_products.product_id'),
          ).as('products'),
        ])
        .orderBy('order_id')
        .limit(limit)
        .execute(),
    insert: (all) =>
      db.transaction().execute(async (transaction) => {
        const inserted = await transaction
          .insertInto('orders')
          .values(all.map(({ customer_id }) => ({ customer_id })))
          .returningAll()
          .execute();
        const lines = all.flatMap(({ products }, i) =>
          products.map((line) => ({ ...line, order_id: inserted[i]?.order_id ?? 0 })),
        );
        await transaction.insertInto('order_products').values(lines).returningAll().execute();
      }),
    close: () => db.destroy(),
  };
}
