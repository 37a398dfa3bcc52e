import type { BadWrite } from './bad-write.ts';

export const catalogue: readonly BadWrite[] = [
  {
    rule: 'products_pkey',
    title: 'two products with one number',
    sql: `insert into products (product_id, product_name, price, currency) overriding system value
      values (1, 'Mug', 7, 'EUR')`,
  },
  {
    rule: 'tags_pkey',
    title: 'two tags with one number',
    sql: "insert into tags overriding system value values (1, 'winter')",
  },
  {
    rule: 'tags_name_key',
    title: 'two tags with one name',
    sql: "insert into tags (name) values ('garden')",
  },
  { rule: 'product_tags_pkey', title: 'a tag twice', sql: 'insert into product_tags values (1, 1)' },
  {
    rule: 'product_tags_product_id_fkey',
    title: 'a tag of a product that does not exist',
    sql: 'insert into product_tags values (9, 1)',
  },
  {
    rule: 'product_tags_tag_id_fkey',
    title: 'a tag that does not exist',
    sql: 'insert into product_tags values (1, 9)',
  },
];
