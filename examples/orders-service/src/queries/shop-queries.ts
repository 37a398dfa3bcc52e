import {
  categoryFacets,
  categoryListing,
  categoryMenu,
  categoryPath,
  productPage,
  productReviews,
  ratingCounts,
  searchProducts,
  similarProducts,
  tagListing,
  variantBySku,
} from './catalogue/index.ts';
import { auditTrail, takeMessages } from './integration/index.ts';
import {
  abandonedCarts,
  cartPage,
  invoice,
  orderHistory,
  paymentByReference,
  pickList,
} from './orders/index.ts';
import { bestSellers, boughtTogether, cohorts, lifetimeValue, revenue } from './reports/index.ts';
import type { ShopQuery } from './shop-query.ts';
import { lowStock, productStock, stockLedger } from './stock/index.ts';

const currency = 'EUR';

/** A product of the sample data, at any scale. */
const product = (turn: number) => 7 + (turn % 100);
/** A category at the top of the sample data. */
const top = (turn: number) => 1 + (turn % 10);
/** A category without categories below it. */
const leaf = (turn: number) => 11 + (turn % 40);
/** A customer of the sample data. */
const customer = (turn: number) => 1 + (turn % 400);
/** The end of the sample data. */
const END = new Date('2026-01-01');
const TAGS = ['handmade', 'kitchen', 'furniture', 'garden'];
const WORDS = ['walnut "dining table"', 'linen cushion', 'brass lamp -floor', 'oak desk or beech bench'];
const SKUS = ['CHOPPING-BOARD-1-M', 'TEA-TOWEL-2-S', 'DINING-CHAIR-3-M'];

const of = <T>(list: readonly T[], turn: number) => list[turn % list.length] as T;

/** Every query of the shop. The parameters fit the sample data at any scale. */
export const shopQueries: readonly ShopQuery[] = [
  {
    title: 'product page',
    run: (knex, turn) => productPage(knex, { product_id: product(turn), currency }),
  },
  {
    title: 'reviews of a product',
    run: (knex, turn) => productReviews(knex, { product_id: product(turn), limit: 10 }),
  },
  { title: 'stars of a product', run: (knex, turn) => ratingCounts(knex, product(turn)) },
  {
    title: 'similar products',
    run: (knex, turn) => similarProducts(knex, { product_id: product(turn), currency, limit: 6 }),
  },
  { title: 'variant by SKU', run: (knex, turn) => variantBySku(knex, of(SKUS, turn)) },
  { title: 'menu of categories', run: (knex) => categoryMenu(knex) },
  { title: 'path to a category', run: (knex, turn) => categoryPath(knex, leaf(turn)) },
  {
    title: 'products of a category',
    run: (knex, turn) => categoryListing(knex, { category_id: top(turn), currency, limit: 24 }),
  },
  {
    title: 'products of a category by tag and price',
    run: (knex, turn) =>
      categoryListing(knex, {
        category_id: 1,
        currency,
        tag_ids: [10],
        from: '50',
        to: `${300 + (turn % 10)}`,
        limit: 24,
      }),
  },
  {
    title: 'facets of a category',
    run: (knex, turn) => categoryFacets(knex, { category_id: leaf(turn), currency }),
  },
  {
    title: 'products of a tag',
    run: (knex, turn) => tagListing(knex, { tag: of(TAGS, turn), currency, limit: 24 }),
  },
  {
    title: 'search',
    run: (knex, turn) => searchProducts(knex, { words: of(WORDS, turn), currency, limit: 24 }),
  },
  { title: 'stock of a product', run: (knex, turn) => productStock(knex, product(turn)) },
  {
    title: 'low stock',
    run: (knex) => lowStock(knex, { location_id: 1, below: 220, limit: 50 }),
    scans: {
      stock_levels: 'An index on the available units would be written by each reservation.',
    },
  },
  {
    title: 'stock ledger',
    run: (knex, turn) => stockLedger(knex, { variant_id: product(turn), location_id: 1, limit: 50 }),
  },
  { title: 'unpublished messages', run: (knex) => takeMessages(knex, 100) },
  {
    title: 'audit trail',
    run: (knex, turn) =>
      auditTrail(knex, { table: 'products', key: { product_id: product(turn) }, limit: 50 }),
  },
  { title: 'cart', run: (knex, turn) => cartPage(knex, 1 + (turn % 10)) },
  {
    title: 'abandoned carts',
    run: (knex) => abandonedCarts(knex, { before: END, limit: 50 }),
  },
  {
    title: 'order history',
    run: (knex, turn) => orderHistory(knex, { customer_id: customer(turn), limit: 10 }),
  },
  { title: 'invoice', run: (knex, turn) => invoice(knex, 1 + (turn % 1000)) },
  {
    title: 'payment by reference',
    run: (knex, turn) => {
      const order_id = 1 + 3 * (turn % 300);
      return paymentByReference(knex, { provider: 'card', provider_reference: `card-${order_id}` });
    },
  },
  { title: 'pick list', run: (knex) => pickList(knex, 50) },
  { title: 'lifetime value', run: (knex, turn) => lifetimeValue(knex, customer(turn)) },
  {
    title: 'bought together',
    run: (knex, turn) => boughtTogether(knex, { product_id: product(turn), latest: 200, limit: 6 }),
  },
  {
    title: 'best sellers of a month',
    run: (knex) =>
      bestSellers(knex, { currency, from: new Date('2025-11-01'), to: new Date('2025-12-01'), limit: 20 }),
    scans: {
      orders: 'Reports by day run too rarely to keep an index on the date of each order.',
      order_products: 'PostgreSQL reads the lines of a month by their index only in a large shop.',
    },
  },
  {
    title: 'revenue of a month',
    run: (knex) => revenue(knex, { currency, from: '2025-11-01', to: '2025-11-30' }),
  },
  {
    title: 'cohorts',
    run: (knex) => cohorts(knex),
    scans: { orders: 'It counts the customers of the whole history.' },
  },
];
