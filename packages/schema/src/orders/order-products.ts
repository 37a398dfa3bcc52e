import {
  boolean,
  inDomain,
  integer,
  manyToOne,
  numeric,
  oneToMany,
  sql,
  table,
  varchar,
} from '@trellis/model';
import { amount, currency } from '../money/index.ts';

/**
 * Table `order_products`, the association object between orders and products: it has a quantity, and the name, price and
 * tax of the product when it was ordered. The variants that were ordered are rows of `order_product_variants`.
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
      onDelete: 'restrict',
      doc: 'Product that was ordered.',
    }),
    product_count: integer({ default: 1, minimum: 1, doc: 'Quantity ordered.' }),
    product_name: varchar({
      backfill: sql(
        '(select p.product_name from public.products as p where p.product_id = order_products.product_id)',
      ),
      doc: 'Name of the product when it was ordered.',
    }),
    currency: inDomain(currency, {
      backfill: sql(
        '(select p.currency from public.products as p where p.product_id = order_products.product_id)',
      ),
      doc: 'Currency of the order.',
    }),
    amount: inDomain(amount, {
      backfill: sql(
        '(select product_count * p.price from public.products as p where p.product_id = order_products.product_id)',
      ),
      doc: 'Price of all items of the line, without tax.',
    }),
    tax_rate: numeric(5, 4, { default: 0, minimum: 0, maximum: 1, doc: 'Rate of the tax: 0.1900 is 19 %.' }),
    tax_amount: inDomain(amount, {
      generated: { sql: 'round(amount * tax_rate, 2)' },
      doc: 'Tax on the amount.',
    }),
    lists_variants: boolean({
      default: true,
      backfill: false,
      doc: 'Whether the line lists its variants; false for a product without variants, and for lines of before 4.0.',
    }),
  },
  primaryKey: ['order_id', 'product_id'],
  foreignKeys: [
    {
      columns: ['order_id', 'currency'],
      references: { table: 'orders', columns: ['order_id', 'currency'] },
      onDelete: 'cascade',
      doc: 'A line has the currency of its order.',
    },
  ],
  checks: [
    {
      name: 'order_products_product_count_check',
      expression: 'product_count > 0',
      doc: 'A line is of at least one item.',
    },
    {
      name: 'order_products_tax_rate_check',
      expression: 'tax_rate between 0 and 1',
      doc: 'A rate of tax is between 0 and 1.',
    },
  ],
  indexes: [{ columns: ['product_id'] }],
  triggers: [
    {
      name: 'order_products_while_pending',
      definition:
        'create trigger order_products_while_pending after insert or update or delete on public.order_products for each row execute function public.apply_order_product()',
      rejects: true,
      comment: 'The lines of an order and their variants change only while it is pending.',
    },
    {
      name: 'order_products_sums',
      definition:
        'create constraint trigger order_products_sums after insert or update on public.order_products deferrable initially deferred for each row execute function public.check_order_product_sums()',
      rejects: true,
      comment: 'The variants of a line add up to its quantity and its amount.',
    },
  ],
  relationships: {
    order: manyToOne('orders', { back_populates: 'products', foreign_keys: ['order_id'] }),
    product: manyToOne('products', { back_populates: 'orders' }),
    refunds: oneToMany('refunds', { back_populates: 'line' }),
    variants: oneToMany('order_product_variants', {
      back_populates: 'line',
      cascade: ['all', 'delete-orphan'],
    }),
  },
});
