import { inDomain, integer, jsonb, manyToOne, oneToMany, table } from '@trellis/model';
import { recorded } from '../integration/index.ts';
import { sku } from './sku.ts';

/**
 * Table `variants`: what is sold of a product. Variants of a product differ in their options, such as size and color.
 *
 * @example
 * import { variants } from '@shop/schema';
 *
 * console.log(variants.relationships.product.back_populates); // variants
 */
export const variants = table('variants', {
  doc: 'Variants of products.',
  columns: {
    variant_id: integer({ identity: 'always', primaryKey: true, doc: 'Variant number.' }),
    product_id: integer({
      references: 'products.product_id',
      onDelete: 'cascade',
      doc: 'Product of the variant.',
    }),
    sku: inDomain(sku, { unique: true, doc: 'Stock keeping unit of the variant.' }),
    options: jsonb({ default: '{}', doc: 'Values of its options by name, such as a size and a color.' }),
    weight_grams: integer({ nullable: true, doc: 'Weight in grams; null if it is not known.' }),
  },
  uniques: [
    {
      // The index of the foreign key, too.
      columns: ['product_id', 'options'],
      doc: 'Two variants of a product differ in their options.',
    },
    {
      // Foreign keys to it require that a variant is of a product.
      columns: ['variant_id', 'product_id'],
      doc: 'A variant has one product.',
    },
  ],
  checks: [
    {
      name: 'variants_options_check',
      expression: "jsonb_typeof(options) = 'object'",
      doc: 'The options of a variant are a JSON object.',
    },
    {
      name: 'variants_weight_grams_check',
      expression: 'weight_grams > 0',
      doc: 'A variant weighs more than 0 grams.',
    },
  ],
  triggers: recorded({ table: 'variants', key: ['variant_id'] }),
  relationships: {
    product: manyToOne('products', { back_populates: 'variants' }),
    orders: oneToMany('order_product_variants', { back_populates: 'variant' }),
    prices: oneToMany('prices', { back_populates: 'variant', cascade: ['all', 'delete-orphan'] }),
    carts: oneToMany('cart_products', { back_populates: 'variant', cascade: ['all', 'delete-orphan'] }),
    stock_levels: oneToMany('stock_levels', { back_populates: 'variant' }),
  },
});
