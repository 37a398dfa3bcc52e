import { defineSample, email, familyName, givenName, personOf, price } from '@trellis/populate';
import { store } from './store.ts';

/** The number of orders at scale 1. */
export const ORDERS = 2000;

/** Rows of the store. They differ in length as the rows of real tables do. */
export const sample = defineSample(store, {
  customers: {
    rows: 500,
    columns: { first_name: givenName(), last_name: familyName(), email_address: email() },
  },
  products: {
    rows: 120,
    columns: {
      product_name: (cell) => `${personOf(cell).family} Oak Dining Chair`,
      description: (cell) => `Stands firm on uneven floors. Designed by ${personOf(cell).given}.`,
      price: price(5, 500),
    },
  },
  tags: { rows: { fixed: 23 }, columns: { name: (cell) => `tag ${cell.row + 1}` } },
  product_tags: { per: { parent: 'products', min: 2, max: 3 } },
  orders: { rows: ORDERS },
  order_products: {
    per: { parent: 'orders', min: 1, max: 6 },
    columns: { product_count: (cell) => cell.integer(1, 8) },
  },
});
