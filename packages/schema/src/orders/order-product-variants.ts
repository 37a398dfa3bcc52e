import { inDomain, integer, manyToOne, table } from '@trellis/model';
import { sku } from '../catalogue/index.ts';
import { amount } from '../money/index.ts';

/**
 * Table `order_product_variants`: the variants of a line of an order, with their SKUs and prices when they were ordered.
 *
 * @example
 * import { orderProductVariants } from '@shop/schema';
 *
 * console.log(orderProductVariants.primaryKey); // ['order_id', 'product_id', 'variant_id']
 */
export const orderProductVariants = table('order_product_variants', {
  doc: 'Variants of the products in each order, with quantities.',
  columns: {
    order_id: integer({ doc: 'Order of the line.' }),
    product_id: integer({ doc: 'Product of the line.' }),
    variant_id: integer({ doc: 'Variant that was ordered.' }),
    product_count: integer({ default: 1, minimum: 1, doc: 'Quantity ordered.' }),
    sku: inDomain(sku, { doc: 'SKU of the variant when it was ordered.' }),
    unit_price: inDomain(amount, { doc: 'Price of one item, without tax.' }),
  },
  primaryKey: ['order_id', 'product_id', 'variant_id'],
  foreignKeys: [
    {
      columns: ['order_id', 'product_id'],
      references: { table: 'order_products', columns: ['order_id', 'product_id'] },
      onDelete: 'cascade',
    },
    {
      columns: ['variant_id', 'product_id'],
      references: { table: 'variants', columns: ['variant_id', 'product_id'] },
      onDelete: 'restrict',
      doc: 'The variant is of the product of the line.',
    },
  ],
  checks: [
    {
      name: 'order_product_variants_product_count_check',
      expression: 'product_count > 0',
      doc: 'At least one item of a variant is ordered.',
    },
  ],
  indexes: [{ columns: ['variant_id', 'product_id'] }],
  triggers: [
    {
      name: 'order_product_variants_touch_line',
      definition:
        'create trigger order_product_variants_touch_line after insert or update or delete on public.order_product_variants for each row execute function public.touch_order_product()',
      comment: 'A change of the variants updates their line, so its rules apply.',
    },
  ],
  relationships: {
    line: manyToOne('order_products', { back_populates: 'variants' }),
    variant: manyToOne('variants', { back_populates: 'orders' }),
  },
});
