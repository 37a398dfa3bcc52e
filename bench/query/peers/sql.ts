import { Pool } from 'pg';
import type { Contender, LoadedOrder, NewOrder } from '../contender.ts';

/** One statement; PostgreSQL builds the JSON. */
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

/** One statement per level. */
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

/** Builds a query for `pg`: prepared under a name, or plain. */
type StatementStyle = (
  name: string,
  text: string,
  values: unknown[],
) => { name?: string; text: string; values: unknown[] };

const prepared: StatementStyle = (name, text, values) => ({ name, text, values });
const plain: StatementStyle = (_, text, values) => ({ text, values });

/** Inserts orders with their lines. PostgreSQL returns the rows in the order in which they were sent. */
async function insert(pool: Pool, style: StatementStyle, orders: readonly NewOrder[]) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const customers = orders.map(({ customer_id }) => customer_id);
    const { rows } = await client.query(style('insert orders', INSERT_ORDERS, [customers]));
    const columns: number[][] = [[], [], []];
    orders.forEach(({ products }, i) => {
      for (const { product_id, product_count } of products) {
        columns[0]?.push(rows[i].order_id);
        columns[1]?.push(product_id);
        columns[2]?.push(product_count);
      }
    });
    const lines = (await client.query(style('insert lines', INSERT_LINES, columns))).rows;
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

/** SQL by hand on `pg`, with plain and with prepared statements. */
export function byHand(url: string): Contender[] {
  return [plain, prepared].flatMap((style) => [sqlOne(url, style), sqlLevels(url, style)]);
}

function named(name: string, style: StatementStyle): Pick<Contender, 'name' | 'kind'> {
  return style === plain ? { name, kind: 'plain' } : { name: `${name}, prepared`, kind: 'prepared' };
}

/** Loads orders in one statement. */
function sqlOne(url: string, style: StatementStyle): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  return {
    ...named('SQL on pg, one statement', style),
    load: async (limit) => (await pool.query<LoadedOrder>(style('load orders', ONE, [limit]))).rows,
    insert: (orders) => insert(pool, style, orders),
    close: () => pool.end(),
  };
}

/** Loads orders in one statement per level. No two rows share an object, as with the other contenders. */
function sqlLevels(url: string, style: StatementStyle): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  const query = async (level: keyof typeof LEVELS, values: unknown[]) =>
    (await pool.query(style(level, LEVELS[level], values))).rows;
  return {
    ...named('SQL on pg, one per level', style),
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
