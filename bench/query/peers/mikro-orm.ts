import { EntitySchema, MikroORM } from '@mikro-orm/postgresql';
import { COLUMNS, type Contender, type LoadedOrder } from '../contender.ts';

interface Row {
  [column: string]: unknown;
}

const Customer = new EntitySchema<Row>({
  name: 'Customer',
  tableName: 'customers',
  properties: {
    customer_id: { type: 'integer', primary: true, autoincrement: true },
    first_name: { type: 'string' },
    last_name: { type: 'string' },
    email_address: { type: 'string' },
  },
});
const Tag = new EntitySchema<Row>({
  name: 'Tag',
  tableName: 'tags',
  properties: { tag_id: { type: 'integer', primary: true, autoincrement: true }, name: { type: 'string' } },
});
const Product = new EntitySchema<Row>({
  name: 'Product',
  tableName: 'products',
  properties: {
    product_id: { type: 'integer', primary: true, autoincrement: true },
    product_name: { type: 'string' },
    description: { type: 'text', nullable: true },
    price: { type: 'double' },
    tags: {
      kind: 'm:n',
      entity: () => Tag,
      pivotTable: 'product_tags',
      joinColumn: 'product_id',
      inverseJoinColumn: 'tag_id',
      owner: true,
      orderBy: { tag_id: 'asc' },
    },
  },
});
const OrderProduct = new EntitySchema<Row>({
  name: 'OrderProduct',
  tableName: 'order_products',
  properties: {
    order: { kind: 'm:1', entity: () => Order, primary: true, joinColumn: 'order_id' },
    product: { kind: 'm:1', entity: () => Product, primary: true, joinColumn: 'product_id' },
    product_count: { type: 'integer' },
  },
});
const Order: EntitySchema = new EntitySchema<Row>({
  name: 'Order',
  tableName: 'orders',
  properties: {
    order_id: { type: 'integer', primary: true, autoincrement: true },
    customer: { kind: 'm:1', entity: () => Customer, joinColumn: 'customer_id' },
    order_date: { type: 'datetime', columnType: 'timestamptz', defaultRaw: 'now()', nullable: true },
    products: {
      kind: '1:m',
      entity: () => OrderProduct,
      mappedBy: 'order' as never,
      orderBy: { product: { product_id: 'asc' } } as never,
    },
  },
});

/** MikroORM with its default loading strategy and a new identity map per run. */
export async function mikroOrm(url: string): Promise<Contender> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [Customer, Tag, Product, OrderProduct, Order],
    pool: { min: 1, max: 2 },
    discovery: { warnWhenNoEntities: false },
  });
  return {
    name: 'MikroORM',
    load: (limit) =>
      orm.em.fork().find(
        Order,
        {},
        {
          populate: ['customer', 'products.product.tags'] as never,
          orderBy: { order_id: 'asc' },
          limit,
        },
      ),
    plain: (loaded) => (loaded as Row[]).map(plainOrder),
    async insert(orders) {
      await orm.em.fork().transactional(async (em) => {
        for (const { customer_id, products } of orders) {
          const order = em.create(Order, { customer: customer_id } as never);
          for (const { product_id, product_count } of products)
            em.create(OrderProduct, { order, product: product_id, product_count } as never);
        }
      });
    },
    close: () => orm.close(),
  };
}

function plainOrder(entity: Row): LoadedOrder {
  const order = entity as never as {
    order_id: number;
    order_date: Date;
    customer: Row;
    products: { getItems(): { product: Row & { tags: { getItems(): Row[] } }; product_count: number }[] };
  };
  const picked = (row: Row, columns: readonly string[]) =>
    Object.fromEntries(columns.map((name) => [name, row[name]]));
  return {
    order_id: order.order_id,
    customer_id: order.customer['customer_id'] as number,
    order_date: order.order_date,
    customer: picked(order.customer, COLUMNS.customers) as never,
    products: order.products.getItems().map(({ product, product_count }) => ({
      order_id: order.order_id,
      product_id: product['product_id'] as number,
      product_count,
      product: {
        ...(picked(product, COLUMNS.products) as never as LoadedOrder['products'][number]['product']),
        tags: product.tags.getItems().map((tag) => picked(tag, COLUMNS.tags)) as never,
      },
    })),
  };
}
