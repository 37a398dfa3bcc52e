import { Pool } from 'pg';
import type { Contender, LoadedOrder, NewOrder } from '../contender.ts';

/** One statement, JSON made by PostgreSQL. */
const ONE = `
  select json_build_object(
    'order_id', o.order_id, 'customer_id', o.customer_id, 'order_date', o.order_date,
    'customer', c.customer, 'products', coalesce(l.products, '[]')) as "order"
  from orders o
  cross join lateral (
    select json_build_object('customer_id', c.customer_id, 'first_name', c.first_name,
      'last_name', c.last_name, 'email_address', c.email_address) as customer
    from customers c where c.customer_id = o.customer_id) c
  cross join lateral (
    select json_agg(json_build_object('order_id', l.order_id, 'product_id', l.product_id,
      'product_count', l.product_count, 'product', p.product) order by l.product_id) as products
    from order_products l
    cross join lateral (
      select json_build_object('product_id', p.product_id, 'product_name', p.product_name,
        'description', p.description, 'price', p.price, 'tags', coalesce(t.tags, '[]')) as product
      from products p
      cross join lateral (
        select json_agg(json_build_object('tag_id', t.tag_id, 'name', t.name) order by t.tag_id) as tags
        from product_tags pt join tags t on t.tag_id = pt.tag_id
        where pt.product_id = p.product_id) t
      where p.product_id = l.product_id) p
    where l.order_id = o.order_id) l
  order by o.order_id limit $1`;

async function insert(pool: Pool, orders: readonly NewOrder[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query(
      'insert into orders (customer_id) select unnest($1::int[]) returning order_id',
      [orders.map(({ customer_id }) => customer_id)],
    );
    const lines = orders.flatMap(({ products }, i) =>
      products.map((line) => ({ ...line, order_id: rows[i].order_id })),
    );
    await client.query(
      `insert into order_products (order_id, product_id, product_count)
       select * from unnest($1::int[], $2::int[], $3::int[])
       returning order_id, product_id, product_count`,
      [
        lines.map(({ order_id }) => order_id),
        lines.map(({ product_id }) => product_id),
        lines.map(({ product_count }) => product_count),
      ],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** By hand on `pg`, one statement for all. */
export function sqlOne(url: string): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  return {
    name: 'SQL on pg, one statement',
    async load(limit) {
      const { rows } = await pool.query<{ order: LoadedOrder }>(ONE, [limit]);
      return rows.map(({ order }) => {
        order.order_date = new Date(order.order_date);
        return order;
      });
    },
    insert: (orders) => insert(pool, orders),
    close: () => pool.end(),
  };
}

/** By hand on `pg`, one statement for each level; no two rows share an object, as in all the others. */
export function sqlLevels(url: string): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  const query = async (text: string, values: unknown[]) => (await pool.query(text, values)).rows;
  const distinct = (values: readonly number[]) => [...new Set(values)];
  return {
    name: 'SQL on pg, one per level',
    async load(limit) {
      const orders = await query(
        'select order_id, customer_id, order_date from orders order by order_id limit $1',
        [limit],
      );
      const customers = await query(
        'select customer_id, first_name, last_name, email_address from customers where customer_id = any($1)',
        [distinct(orders.map((order) => order.customer_id))],
      );
      const lines = await query(
        'select order_id, product_id, product_count from order_products where order_id = any($1) order by product_id',
        [orders.map((order) => order.order_id)],
      );
      const ids = distinct(lines.map((line) => line.product_id));
      const products = await query(
        'select product_id, product_name, description, price from products where product_id = any($1)',
        [ids],
      );
      const tags = await query(
        'select pt.product_id, t.tag_id, t.name from product_tags pt join tags t on t.tag_id = pt.tag_id where pt.product_id = any($1) order by t.tag_id',
        [ids],
      );
      const customerOf = new Map(customers.map((customer) => [customer.customer_id, customer]));
      const productOf = new Map(
        products.map((product) => [product.product_id, { ...product, tags: [] as object[] }]),
      );
      for (const { product_id, tag_id, name } of tags) productOf.get(product_id)?.tags.push({ tag_id, name });
      const orderOf = new Map(
        orders.map((order) => [
          order.order_id,
          { ...order, customer: { ...customerOf.get(order.customer_id) }, products: [] as unknown[] },
        ]),
      );
      for (const line of lines) {
        const product = productOf.get(line.product_id);
        const own = { ...product, tags: product?.tags.map((tag: object) => ({ ...tag })) };
        orderOf.get(line.order_id)?.products.push({ ...line, product: own });
      }
      return [...orderOf.values()];
    },
    close: () => pool.end(),
  };
}
