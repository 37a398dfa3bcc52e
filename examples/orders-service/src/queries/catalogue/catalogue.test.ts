import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { upgrade } from '@shop/migrations';
import { shop } from '@shop/schema';
import { exactTypes, insertGraph } from '@shop/schema/query';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
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
} from './index.ts';

let database: TestDatabase;
let knex: Knex;

const currency = 'EUR';
const open = '[2020-01-01,)';
/** Reviews by customers 1, 2, …, one a day from 2026-01-01. */
const rated = (...ratings: number[]) =>
  ratings.map((rating, index) => ({
    customer_id: index + 1,
    rating,
    created_at: new Date(Date.UTC(2026, 0, index + 1)),
  }));

beforeAll(async () => {
  database = await createDatabase('catalogue_queries');
  knex = knexFactory({
    client: 'pg',
    connection: { connectionString: database.url, types: exactTypes(pg.types) },
  });
  await upgrade(knex);
  await knex('customers').insert([
    { first_name: 'Ada', last_name: 'Lovelace', email_address: 'ada@example.org' },
    { first_name: 'Bob', last_name: 'Martin', email_address: 'bob@example.org' },
  ]);
  await knex('tags').insert([{ name: 'oak' }, { name: 'kitchen' }, { name: 'new' }]);
  await knex('categories').insert([
    { slug: 'furniture', name: 'Furniture' },
    { slug: 'lighting', name: 'Lighting' },
  ]);
  await knex('categories').insert([
    { parent_id: 1, slug: 'tables', name: 'Tables' },
    { parent_id: 1, slug: 'chairs', name: 'Chairs' },
  ]);
  await knex('categories').insert({ parent_id: 3, slug: 'desks', name: 'Desks' });
  await insertGraph(knex, shop, 'products', [
    {
      product_name: 'Oak Table',
      description: 'Seats six.',
      price: '300',
      currency,
      variants: [
        {
          sku: 'TABLE-L',
          options: { size: 'large' },
          prices: [
            { currency, amount: '400', valid: '[2020-01-01,2021-01-01)' },
            { currency, amount: '420', valid: '[2021-01-01,)' },
          ],
        },
        { sku: 'TABLE-S', options: { size: 'small' }, prices: [{ currency, amount: '300', valid: open }] },
        {
          sku: 'TABLE-US',
          options: { size: 'us' },
          prices: [{ currency: 'USD', amount: '310', valid: open }],
        },
      ],
      images: [
        { position: 2, url: 'https://example.org/2.jpg', alternative_text: 'Side' },
        { position: 1, url: 'https://example.org/1.jpg', alternative_text: 'Front' },
      ],
      reviews: rated(5, 4),
    },
    {
      product_name: 'Oak Chair',
      description: null,
      price: '80',
      currency,
      variants: [{ sku: 'CHAIR', prices: [{ currency, amount: '80', valid: open }] }],
      reviews: rated(2),
    },
    {
      product_name: 'Writing Desk',
      description: 'Of oak, with a drawer.',
      price: '150',
      currency,
      variants: [{ sku: 'DESK', prices: [{ currency, amount: '150', valid: open }] }],
    },
    {
      product_name: 'Oak Stool',
      description: 'Not sold any more.',
      price: '50',
      currency,
      variants: [{ sku: 'STOOL', prices: [{ currency, amount: '50', valid: '[2020-01-01,2021-01-01)' }] }],
    },
  ]);
  await knex('product_categories').insert([
    { product_id: 1, category_id: 3 },
    { product_id: 2, category_id: 4 },
    { product_id: 3, category_id: 5 },
    { product_id: 3, category_id: 3 },
    { product_id: 4, category_id: 4 },
  ]);
  await knex('product_tags').insert([
    { product_id: 1, tag_id: 1 },
    { product_id: 1, tag_id: 2 },
    { product_id: 2, tag_id: 1 },
    { product_id: 3, tag_id: 1 },
    { product_id: 3, tag_id: 2 },
    { product_id: 4, tag_id: 1 },
  ]);
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

const table = {
  product_id: 1,
  product_name: 'Oak Table',
  image_url: 'https://example.org/1.jpg',
  from_amount: '300.00',
  currency,
  rating: '4.50',
  reviews: 2,
};
const chair = {
  product_id: 2,
  product_name: 'Oak Chair',
  image_url: null,
  from_amount: '80.00',
  currency,
  rating: '2.00',
  reviews: 1,
};
const desk = {
  product_id: 3,
  product_name: 'Writing Desk',
  image_url: null,
  from_amount: '150.00',
  currency,
  rating: null,
  reviews: 0,
};

test('the page of a product has current prices, images in order, categories and tags', async () => {
  const page = await productPage(knex, { product_id: 1, currency });
  expect(page?.variants.map(({ sku, price }) => [sku, price])).toEqual([
    ['TABLE-L', '420.00'],
    ['TABLE-S', '300.00'],
    ['TABLE-US', null],
  ]);
  expect(page?.images.map(({ position }) => position)).toEqual([1, 2]);
  expect(page?.categories.map(({ slug }) => slug)).toEqual(['tables']);
  expect(page?.tags.map(({ name }) => name)).toEqual(['oak', 'kitchen']);
  expect(await productPage(knex, { product_id: 99, currency })).toBeNull();
});

test('a list of a category includes the categories below it and leaves out what is not sold', async () => {
  const all = { category_id: 1, currency, limit: 10 };
  expect(await categoryListing(knex, all)).toEqual([desk, chair, table]);
  expect(await categoryListing(knex, { ...all, limit: 2 })).toEqual([desk, chair]);
  expect(await categoryListing(knex, { ...all, limit: 2, before: 2 })).toEqual([table]);
  expect(await categoryListing(knex, { ...all, tag_ids: [1, 2] })).toEqual([desk, table]);
  expect(await categoryListing(knex, { ...all, from: '100', to: '200' })).toEqual([desk]);
  expect(await categoryListing(knex, { ...all, currency: 'USD' })).toEqual([
    { ...table, currency: 'USD', from_amount: '310.00' },
  ]);
  expect(await categoryListing(knex, { ...all, category_id: 2 })).toEqual([]);
});

test('facets count each product once and span the prices of its variants', async () => {
  expect(await categoryFacets(knex, { category_id: 1, currency })).toEqual({
    tags: [
      { tag_id: 1, name: 'oak', products: 3 },
      { tag_id: 2, name: 'kitchen', products: 2 },
    ],
    prices: { lowest: '80.00', highest: '420.00' },
  });
  expect(await categoryFacets(knex, { category_id: 2, currency })).toEqual({
    tags: [],
    prices: { lowest: null, highest: null },
  });
});

test('a list of a tag is the newest first', async () => {
  expect(await tagListing(knex, { tag: 'oak', currency, limit: 2 })).toEqual([desk, chair]);
  expect(await tagListing(knex, { tag: 'oak', currency, limit: 2, before: 2 })).toEqual([table]);
  expect(await tagListing(knex, { tag: 'none', currency, limit: 2 })).toEqual([]);
});

test('a search ranks names above descriptions and takes what people type', async () => {
  const found = async (words: string) =>
    (await searchProducts(knex, { words, currency, limit: 10 })).map(({ product_id }) => product_id);
  expect(await found('oak')).toEqual([1, 2, 3]);
  expect(await found('oak -table')).toEqual([2, 3]);
  expect(await found('"oak chair" or drawers')).toEqual([2, 3]);
  expect(await found("'& !(")).toEqual([]);
  expect(await searchProducts(knex, { words: 'oak', currency, limit: 1, offset: 1 })).toEqual([chair]);
});

test('similar products share most tags and exclude the product', async () => {
  expect(await similarProducts(knex, { product_id: 1, currency, limit: 5 })).toEqual([desk, chair]);
});

test('pages of reviews are the newest first', async () => {
  const [first] = await productReviews(knex, { product_id: 1, limit: 1 });
  expect(first).toMatchObject({ rating: 4, customer: { first_name: 'Bob' } });
  const next = await productReviews(knex, { product_id: 1, limit: 1, after: first?.$cursor });
  expect(next).toMatchObject([{ rating: 5, customer: { first_name: 'Ada' } }]);
  expect((await ratingCounts(knex, 1)).map(({ reviews }) => reviews)).toEqual([1, 1, 0, 0, 0]);
});

test('the menu has two levels, and a path leads from the top to a category', async () => {
  const menu = await categoryMenu(knex);
  expect(menu.map(({ name, children }) => [name, children.map((child) => child.name)])).toEqual([
    ['Furniture', ['Chairs', 'Tables']],
    ['Lighting', []],
  ]);
  expect((await categoryPath(knex, 5)).map(({ slug }) => slug)).toEqual(['furniture', 'tables', 'desks']);
});

test('a variant is found by its SKU with its product', async () => {
  expect(await variantBySku(knex, 'DESK')).toMatchObject({ product: { product_name: 'Writing Desk' } });
  expect(await variantBySku(knex, 'NONE')).toBeNull();
});
