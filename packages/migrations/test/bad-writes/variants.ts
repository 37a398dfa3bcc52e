import type { BadWrite } from './bad-write.ts';

/** Variants 1 and 2 are of product 1. Variant 1 has a price in euros until 2026, and one from then on. */
export const variants: readonly BadWrite[] = [
  {
    rule: 'variants_pkey',
    title: 'two variants with one number',
    sql: "insert into variants (variant_id, product_id, sku) overriding system value values (1, 1, 'LAMP')",
  },
  {
    rule: 'variants_product_id_fkey',
    title: 'a variant of a product that does not exist',
    sql: "insert into variants (product_id, sku) values (9, 'LAMP')",
  },
  {
    rule: 'variants_sku_key',
    title: 'two variants with one SKU',
    sql: "insert into variants (product_id, sku) values (1, 'LAMP-RED')",
  },
  {
    rule: 'variants_product_id_options_key',
    title: 'two variants of a product with the same options',
    sql: `update variants set options = '{"color":"red"}' where variant_id = 2`,
  },
  {
    rule: 'variants_product_id_options_key',
    title: 'two variants of a product without options',
    setUp: "insert into variants (product_id, sku) values (1, 'LAMP')",
    sql: "insert into variants (product_id, sku) values (1, 'LAMP-2')",
  },
  {
    rule: 'variants_product_id_options_key',
    title: 'two variants of a product whose options differ in their order',
    setUp: `update variants set options = '{"color": "red", "size": 1}' where variant_id = 1`,
    sql: `update variants set options = '{"size": 1.0, "color": "red"}' where variant_id = 2`,
  },
  ...['[]', '1', '"red"', 'null'].map(
    (options): BadWrite => ({
      rule: 'variants_options_check',
      title: `the options ${options}`,
      sql: `update variants set options = '${options}' where variant_id = 1`,
    }),
  ),
  ...[0, -1].map(
    (grams): BadWrite => ({
      rule: 'variants_weight_grams_check',
      title: `a weight of ${grams} grams`,
      sql: `update variants set weight_grams = ${grams}`,
    }),
  ),
  ...["'lamp'", "''", "'-'", "'A--B'", "'A-'", "'A B'", "'Ä'", "E'LAMP\\n'"].map(
    (sku): BadWrite => ({
      rule: 'sku_check',
      title: `the SKU ${sku}`,
      sql: `update variants set sku = ${sku} where variant_id = 1`,
    }),
  ),
  {
    rule: 'prices_pkey',
    title: 'two prices with one number',
    sql: `insert into prices (price_id, variant_id, currency, amount) overriding system value
      values (1, 2, 'EUR', 1)`,
  },
  {
    rule: 'prices_variant_id_fkey',
    title: 'a price of a variant that does not exist',
    sql: "insert into prices (variant_id, currency, amount) values (9, 'EUR', 1)",
  },
  ...["'empty'", "'[2024-01-01,2024-01-01)'", "tstzrange(now(), now(), '()')"].map(
    (valid): BadWrite => ({
      rule: 'prices_valid_check',
      title: `a price for the period ${valid}`,
      sql: `insert into prices (variant_id, currency, amount, valid) values (2, 'EUR', 1, ${valid})`,
    }),
  ),
  ...[
    ["'[2025-01-01,2025-02-01)'", 'within another one'],
    ["'[2023-01-01,2024-01-01]'", 'that ends when another one starts, at the same moment'],
    ["'(,)'", 'without limits'],
    ["'[2099-01-01,infinity]'", 'in the future of one without an end'],
  ].map(
    ([valid, title]): BadWrite => ({
      rule: 'prices_variant_id_currency_valid_excl',
      title: `a price for a period ${title}`,
      sql: `insert into prices (variant_id, currency, amount, valid) values (1, 'EUR', 1, ${valid})`,
    }),
  ),
  {
    rule: 'prices_variant_id_currency_valid_excl',
    title: 'a price from now on beside one from now on',
    sql: "insert into prices (variant_id, currency, amount) values (2, 'EUR', 1), (2, 'EUR', 2)",
  },
  {
    rule: 'prices_variant_id_currency_valid_excl',
    title: 'a price in the currency of another one',
    sql: "update prices set currency = 'EUR' where currency = 'CHF'",
  },
  { rule: 'amount_check', title: 'a negative price of a variant', sql: 'update prices set amount = -1' },
];
