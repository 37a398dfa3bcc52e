import knexOf from 'knex';
import { Model } from 'objection';
import type { Contender } from '../contender.ts';

class Customer extends Model {
  static override tableName = 'customers';
  static override idColumn = 'customer_id';
}
class Tag extends Model {
  static override tableName = 'tags';
  static override idColumn = 'tag_id';
}
class Product extends Model {
  static override tableName = 'products';
  static override idColumn = 'product_id';
  static override relationMappings = {
    tags: {
      relation: Model.ManyToManyRelation,
      modelClass: Tag,
      join: {
        from: 'products.product_id',
        through: { from: 'product_tags.product_id', to: 'product_tags.tag_id' },
        to: 'tags.tag_id',
      },
    },
  };
}
class OrderProduct extends Model {
  static override tableName = 'order_products';
  static override idColumn = ['order_id', 'product_id'];
  static override relationMappings = {
    product: {
      relation: Model.BelongsToOneRelation,
      modelClass: Product,
      join: { from: 'order_products.product_id', to: 'products.product_id' },
    },
  };
}
class Order extends Model {
  static override tableName = 'orders';
  static override idColumn = 'order_id';
  static override relationMappings = {
    customer: {
      relation: Model.BelongsToOneRelation,
      modelClass: Customer,
      join: { from: 'orders.customer_id', to: 'customers.customer_id' },
    },
    products: {
      relation: Model.HasManyRelation,
      modelClass: OrderProduct,
      join: { from: 'orders.order_id', to: 'order_products.order_id' },
    },
  };
}

/** Objection's `withGraphFetched` and `insertGraph`. */
export function objection(url: string): Contender {
  const knex = knexOf({ client: 'pg', connection: url, pool: { min: 1, max: 2 } });
  return {
    name: 'Objection withGraphFetched',
    load: (limit) =>
      Order.query(knex)
        .withGraphFetched('[customer, products.product.tags]')
        .modifyGraph('products', (lines) => void lines.orderBy('product_id'))
        .modifyGraph('products.product.tags', (tags) => void tags.orderBy('tags.tag_id'))
        .orderBy('order_id')
        .limit(limit),
    plain: (loaded) => (loaded as Order[]).map((order) => order.toJSON() as never),
    insert: (orders) =>
      Order.transaction(knex, async (transaction) => {
        await Order.query(transaction).insertGraph(orders as never);
      }),
    close: () => knex.destroy(),
  };
}
