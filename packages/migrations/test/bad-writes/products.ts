import type { BadWrite } from './bad-write.ts';

/** Product 1 has images at positions 1 and 2, and a review of customer 1. */
export const products: readonly BadWrite[] = [
  {
    rule: 'product_images_pkey',
    title: 'two images with one number',
    sql: "insert into product_images overriding system value values (1, 2, 1, 'https://a.example.org', 'A')",
  },
  {
    rule: 'product_images_product_id_fkey',
    title: 'an image of a product that does not exist',
    sql: 'update product_images set product_id = 9 where image_id = 1',
  },
  {
    rule: 'product_images_product_id_position_key',
    title: 'two images of a product at one position',
    sql: 'update product_images set position = 2',
  },
  ...[0, -1].map(
    (position): BadWrite => ({
      rule: 'product_images_position_check',
      title: `an image at position ${position}`,
      sql: `update product_images set position = ${position} where image_id = 1`,
    }),
  ),
  ...['', '/1.jpg', 'http://a.example.org', 'https://', 'https://a example.org', 'javascript:alert(1)'].map(
    (url): BadWrite => ({
      rule: 'product_images_url_check',
      title: `an image at '${url}'`,
      sql: `update product_images set url = '${url}'`,
    }),
  ),
  {
    rule: 'reviews_pkey',
    title: 'two reviews with one number',
    sql: `insert into reviews (review_id, product_id, customer_id, rating) overriding system value
      values (1, 2, 2, 3)`,
  },
  {
    rule: 'reviews_product_id_fkey',
    title: 'a review of a product that does not exist',
    sql: 'update reviews set product_id = 9',
  },
  {
    rule: 'reviews_customer_id_fkey',
    title: 'a review by a customer who does not exist',
    sql: 'update reviews set customer_id = 9',
  },
  {
    rule: 'reviews_product_id_customer_id_key',
    title: 'two reviews of a product by one customer',
    sql: 'insert into reviews (product_id, customer_id, rating) values (1, 1, 4)',
  },
  ...[0, 6, -1].map(
    (rating): BadWrite => ({
      rule: 'reviews_rating_check',
      title: `a rating of ${rating} stars`,
      sql: `update reviews set rating = ${rating}`,
    }),
  ),
];
