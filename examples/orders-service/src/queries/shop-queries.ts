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
import type { ShopQuery } from './shop-query.ts';

const currency = 'EUR';

/** Every query of the shop. The parameters fit the sample data at any scale. */
export const shopQueries: readonly ShopQuery[] = [
  { title: 'product page', run: (knex) => productPage(knex, { product_id: 7, currency }) },
  { title: 'reviews of a product', run: (knex) => productReviews(knex, { product_id: 7, limit: 10 }) },
  { title: 'stars of a product', run: (knex) => ratingCounts(knex, 7) },
  {
    title: 'similar products',
    run: (knex) => similarProducts(knex, { product_id: 7, currency, limit: 6 }),
  },
  { title: 'variant by SKU', run: (knex) => variantBySku(knex, 'CHOPPING-BOARD-1-M') },
  { title: 'menu of categories', run: categoryMenu },
  { title: 'path to a category', run: (knex) => categoryPath(knex, 9) },
  {
    title: 'products of a category',
    run: (knex) => categoryListing(knex, { category_id: 1, currency, limit: 24 }),
  },
  {
    title: 'products of a category by tag and price',
    run: (knex) =>
      categoryListing(knex, { category_id: 1, currency, tag_ids: [10], from: '50', to: '300', limit: 24 }),
  },
  { title: 'facets of a category', run: (knex) => categoryFacets(knex, { category_id: 11, currency }) },
  {
    title: 'products of a tag',
    run: (knex) => tagListing(knex, { tag: 'handmade', currency, limit: 24 }),
  },
  {
    title: 'search',
    run: (knex) => searchProducts(knex, { words: 'walnut "dining table"', currency, limit: 24 }),
  },
];
