import { Pool } from 'pg';
import type { Contender, LoadedOrder, NewOrder } from '../contender.ts';

/** One statement, JSON made by PostgreSQL. */
const ONE = `
  select o.order_id, o.customer_id, o.order_date,
    (select json_build_object('customer_id', c.customer_id, 'first_name', c.first_name,
      'last_name', c.last_name, 'email_address', c.email_address)
      from customers c where c.customer_id = o.customer_id) as customer,
    coalesce((select json_agg(json_build_object('order_id', l.order_id, 'product_id', l.product_id,
      'product_count', l.product_count, 'product', json_build_object('product_id', p.product_id,
        'product_name', p.product_name, 'description', p.description, 'price', p.price,
        'tags', coalesce((select json_agg(json_build_object('tag_id', t.tag_id, 'name', t.name) order by t.tag_id)
          from product_tags pt join tags t on t.tag_id = pt.tag_id
          where pt.product_id = p.product_id), '[]'))) order by l.product_id)
      from order_products l join products p on p.product_id = l.product_id
      where l.order_id = o.order_id), '[]') as products
  from orders o order by o.order_id limit $1`;

/** One statement for each level. */
const LEVELS = {
  orders: 'select order_id, customer_id, order_date from orders order by order_id limit $1',
  customers:
    'select customer_id, first_name, last_name, email_address from customers where customer_id = any($1)',
  lines:
    'select order_id, product_id, product_count from order_products where order_id = any($1) order by product_id',
  products: 'select product_id, product_name, description, price from products where product_id = any($1)',
  tags: 'select pt.product_id, t.tag_id, t.name from product_tags pt join tags t on t.tag_id = pt.tag_id where pt.product_id = any($1) order by t.tag_id',
};

type Line = LoadedOrder['products'][number];

const INSERT_ORDERS =
  'insert into orders (customer_id) select unnest($1::int[]) returning order_id, customer_id, order_date';
const INSERT_LINES = `insert into order_products (order_id, product_id, product_count)
  select * from unnest($1::int[], $2::int[], $3::int[]) returning order_id, product_id, product_count`;

/** PostgreSQL returns rows as they were sent. */
async function insert(pool: Pool, orders: readonly NewOrder[]) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const customers = orders.map(({ customer_id }) => customer_id);
    const { rows } = await client.query({ name: 'insert orders', text: INSERT_ORDERS, values: [customers] });
    const columns: number[][] = [[], [], []];
    orders.forEach(({ products }, i) => {
      for (const { product_id, product_count } of products) {
        columns[0]?.push(rows[i].order_id);
        columns[1]?.push(product_id);
        columns[2]?.push(product_count);
      }
    });
    const lines = (await client.query({ name: 'insert lines', text: INSERT_LINES, values: columns })).rows;
    await client.query('commit');
    let at = 0;
    orders.forEach(({ products }, i) => {
      rows[i].products = lines.slice(at, at + products.length);
      at += products.length;
    });
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** By hand on `pg`: one statement, prepared. */
export function sqlOne(url: string): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  return {
    name: 'SQL on pg, one statement',
    load: async (limit) =>
      (await pool.query<LoadedOrder>({ name: 'load orders', text: ONE, values: [limit] })).rows,
    insert: (orders) => insert(pool, orders),
    close: () => pool.end(),
  };
}

/** By hand on `pg`: a prepared statement for each level; no two rows share an object, as in all the others. */
export function sqlLevels(url: string): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  const query = async (level: keyof typeof LEVELS, values: unknown[]) =>
    (await pool.query({ name: level, text: LEVELS[level], values })).rows;
  return {
    name: 'SQL on pg, one per level',
    async load(limit) {
      const orders: LoadedOrder[] = await query('orders', [limit]);
      const orderOf = new Map<number, LoadedOrder>();
      const customerIds = new Set<number>();
      for (const order of orders) {
        order.products = [];
        orderOf.set(order.order_id, order);
        customerIds.add(order.customer_id);
      }
      const customerOf = new Map<number, LoadedOrder['customer']>();
      for (const customer of await query('customers', [[...customerIds]]))
        customerOf.set(customer.customer_id, customer);
      for (const order of orders)
        order.customer = { ...(customerOf.get(order.customer_id) as LoadedOrder['customer']) };
      const lines: Line[] = await query('lines', [[...orderOf.keys()]]);
      const ids = [...new Set(lines.map(({ product_id }) => product_id))];
      const productOf = new Map<number, Line['product']>();
      for (const product of await query('products', [ids])) {
        product.tags = [];
        productOf.set(product.product_id, product);
      }
      for (const { product_id, tag_id, name } of await query('tags', [ids]))
        productOf.get(product_id)?.tags.push({ tag_id, name });
      for (const line of lines) {
        const product = productOf.get(line.product_id) as Line['product'];
        line.product = { ...product, tags: product.tags.map((tag) => ({ ...tag })) };
        orderOf.get(line.order_id)?.products.push(line);
      }
      return orders;
    },
    close: () => pool.end(),
  };
}
