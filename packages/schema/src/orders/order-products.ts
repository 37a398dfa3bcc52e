import { integer, manyToOne, table } from '@trellis/model';

/**
 * Table `order_products`, the association object between orders and products: it has a quantity.
 *
 * @example
 * import { orderProducts } from '@shop/schema';
 *
 * console.log(orderProducts.primaryKey); // ['order_id', 'product_id']
 */
export const orderProducts = table('order_products', {
  doc: 'Products in each order, with quantities.',
  columns: {
    order_id: integer({
      references: 'orders.order_id',
      onDelete: 'cascade',
      doc: 'Order that contains the product.',
    }),
    product_id: integer({
      references: 'products.product_id',
      onDelete: 'cascade',
      doc: 'Product that was ordered.',
    }),
    product_count: integer({ default: 1, doc: 'Quantity ordered.' }),
  },
  primaryKey: ['order_id', 'product_id'],
  indexes: [{ columns: ['product_id'] }],
  relationships: {
    order: manyToOne('orders', { back_populates: 'products' }),
    product: manyToOne('products', { back_populates: 'orders' }),
  },
});
