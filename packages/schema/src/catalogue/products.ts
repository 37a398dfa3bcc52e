import {
  inDomain,
  integer,
  manyToMany,
  oneToMany,
  table,
  text,
  timestamptz,
  tsvector,
  varchar,
} from '@trellis/model';
import { recorded } from '../integration/index.ts';
import { amount, currency } from '../money/index.ts';

/**
 * Table `products`: each product is in many `order_products` and has many tags. A product that orders refer to is not
 * deleted: it keeps the row, with `deleted_at`.
 *
 * @example
 * import { products } from '@shop/schema';
 *
 * console.log(products.relationships.tags.secondary); // product_tags
 */
export const products = table('products', {
  doc: 'Products for sale.',
  columns: {
    product_id: integer({ identity: 'always', primaryKey: true, doc: 'Product number.' }),
    product_name: varchar({ doc: 'Product name.' }),
    description: text({ nullable: true, doc: 'Description for customers.' }),
    price: inDomain(amount, { doc: 'Unit price.' }),
    currency: inDomain(currency, { doc: 'Currency of the price.' }),
    deleted_at: timestamptz({
      nullable: true,
      doc: 'Time when the product was taken out of the catalog; null for a product of today.',
    }),
    search: tsvector({
      generated: {
        sql: "setweight(to_tsvector('english', product_name), 'A') || setweight(to_tsvector('english', coalesce(description, '')), 'B')",
      },
      doc: 'Words to search for; those of the name weigh more than those of the description.',
    }),
  },
  indexes: [{ columns: ['search'], method: 'gin' }],
  triggers: recorded({ table: 'products', key: ['product_id'], without: ['search'] }),
  relationships: {
    categories: manyToMany('categories', { secondary: 'product_categories', back_populates: 'products' }),
    orders: oneToMany('order_products', { back_populates: 'product' }),
    tags: manyToMany('tags', { secondary: 'product_tags', back_populates: 'products' }),
    images: oneToMany('product_images', { back_populates: 'product', cascade: ['all', 'delete-orphan'] }),
    reviews: oneToMany('reviews', { back_populates: 'product', cascade: ['all', 'delete-orphan'] }),
    variants: oneToMany('variants', { back_populates: 'product', cascade: ['all', 'delete-orphan'] }),
  },
});
