import type { BadWrite } from './bad-write.ts';

/** Category 1 contains 2, which contains 3. */
export const categories: readonly BadWrite[] = [
  {
    rule: 'categories_pkey',
    title: 'two categories with one number',
    sql: "insert into categories overriding system value values (1, null, 'lamps', 'Lamps')",
  },
  {
    rule: 'categories_parent_id_slug_key',
    title: 'two categories of one parent with one slug',
    sql: "insert into categories (parent_id, slug, name) values (1, 'chairs', 'Seats')",
  },
  {
    rule: 'categories_parent_id_slug_key',
    title: 'two categories at the top with one slug',
    sql: "insert into categories (slug, name) values ('furniture', 'Tables')",
  },
  {
    rule: 'categories_parent_id_fkey',
    title: 'a category in one that does not exist',
    sql: 'update categories set parent_id = 9 where category_id = 3',
  },
  {
    rule: 'categories_parent_id_fkey',
    title: 'the deletion of a category that contains others',
    sql: 'delete from categories where category_id = 2',
  },
  {
    rule: 'categories_name_check',
    title: 'a category without a name',
    sql: "update categories set name = ''",
  },
  ...[
    ['a category in itself', 'update categories set parent_id = category_id where category_id = 1'],
    ['a category in its child', 'update categories set parent_id = 2 where category_id = 1'],
    ['a category in a child of its child', 'update categories set parent_id = 3 where category_id = 1'],
    [
      'categories that exchange places in one statement',
      `update categories set parent_id = case category_id when 1 then 2 when 2 then 1 else 1 end`,
    ],
    [
      'a new category in itself',
      "insert into categories overriding system value values (9, 9, 'lamps', 'Lamps')",
    ],
    [
      'new categories in each other, below which another one is new',
      `insert into categories overriding system value
       values (9, 8, 'lamps', 'Lamps'), (7, 8, 'lights', 'Lights'), (8, 7, 'bulbs', 'Bulbs')`,
    ],
    [
      'a merge of a category into its child',
      `merge into categories using (values (1, 3)) as move (category_id, parent_id)
       on categories.category_id = move.category_id when matched then update set parent_id = move.parent_id`,
    ],
    [
      'an upsert of a category into its child',
      `insert into categories overriding system value values (1, null, 'lamps', 'Lamps')
       on conflict (category_id) do update set parent_id = 3`,
    ],
  ].map(([title = '', sql = '']): BadWrite => ({ rule: 'categories_no_cycle', title, sql })),
  ...["'Chairs'", "''", "'-'", "'a--b'", "'a-'", "'a b'", "'stühle'", "E'chairs\\n'"].map(
    (slug): BadWrite => ({
      rule: 'slug_check',
      title: `the slug ${slug}`,
      sql: `update categories set slug = ${slug} where category_id = 2`,
    }),
  ),
  {
    rule: 'product_categories_pkey',
    title: 'a product in a category twice',
    sql: 'insert into product_categories values (2, 2)',
  },
  {
    rule: 'product_categories_product_id_fkey',
    title: 'a category of a product that does not exist',
    sql: 'insert into product_categories values (9, 1)',
  },
  {
    rule: 'product_categories_category_id_fkey',
    title: 'a product in a category that does not exist',
    sql: 'insert into product_categories values (1, 9)',
  },
  {
    rule: 'product_categories_category_id_fkey',
    title: 'the deletion of a category with products',
    setUp: 'delete from categories where category_id = 3',
    sql: 'delete from categories where category_id = 2',
  },
];
