import { shop } from '@shop/schema';
import { defineSample, email, familyName, givenName, inOrder } from '@trellis/populate';
import { tagNames } from './catalogue.ts';
import { description, productCount, productName, productPrice, tagOfProduct } from './products.ts';

/**
 * What the shop's sample data looks like: three years of a furnishing shop up to `asOf`. What is
 * not said here (numbers, order dates, who ordered what) follows from the schema.
 */
export const sample = defineSample(shop, {
  customers: {
    rows: 500,
    columns: { first_name: givenName(), last_name: familyName(), email_address: email() },
  },
  products: {
    rows: 120,
    columns: { product_name: productName, description, price: productPrice },
  },
  tags: { rows: { fixed: tagNames.length }, columns: { name: inOrder(tagNames) } },
  product_tags: {
    per: { parent: 'products', min: 2, max: 3 },
    columns: { tag_id: tagOfProduct },
  },
  orders: { rows: 2000 },
  order_products: {
    per: { parent: 'orders', min: 1, max: 6 },
    columns: { product_count: productCount },
  },
});
