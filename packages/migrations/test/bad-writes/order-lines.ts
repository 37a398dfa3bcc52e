import { type BadWrite, writes } from './bad-write.ts';

const line = (order: number, product: number, count = 1, currency = 'EUR') =>
  `insert into order_products (order_id, product_id, product_count, product_name, currency, amount)
   values (${order}, ${product}, ${count}, 'Chair', '${currency}', 149)`;
const variant = (product: number, variant: number, count = 1, order = 1) =>
  `insert into order_product_variants (order_id, product_id, variant_id, product_count, sku, unit_price)
   values (${order}, ${product}, ${variant}, ${count}, 'X', 149)`;
const payment = `insert into payments (order_id, currency, amount, status, provider, provider_reference)
  values (1, 'EUR', 149, 'captured', 'bank', 'p-2')`;
const paid = "update orders set status = 'paid'";

/** Order 1 has the line of product 1 with 2 items of variant 1, for 39.80 EUR. Variant 2 is of product 1, and 3 of 2. */
export const orderLines: readonly BadWrite[] = [
  ...writes('order_products_pkey', [['two lines of an order with one product', line(1, 1)]]),
  ...writes('order_products_order_id_fkey', [['a line of an order that does not exist', line(9, 1)]]),
  ...writes('order_products_product_id_fkey', [
    ['a line with a product that does not exist', line(1, 9)],
    ['the deletion of a product whose variant was ordered', 'delete from products where product_id = 1'],
    [
      'the deletion of a product that was ordered',
      'delete from products where product_id = 9',
      `insert into products (product_id, product_name, price, currency) overriding system value values (9, 'Gift', 9, 'EUR');
       insert into order_products (order_id, product_id, product_name, currency, amount, lists_variants)
       values (1, 9, 'Gift', 'EUR', 9, false)`,
    ],
  ]),
  ...writes('order_products_order_id_currency_fkey', [
    ['a line in another currency than its order', line(1, 2, 1, 'CHF')],
    ['a line whose currency changes', "update order_products set currency = 'CHF'"],
    [
      'another currency of an order with lines',
      "update orders set currency = 'CHF' where order_id = 2",
      `insert into orders (order_id, customer_id, currency) overriding system value values (2, 2, 'EUR'); ${line(2, 2)}`,
    ],
  ]),
  ...writes('order_products_product_count_check', [
    ['a line of 0 items', line(1, 2, 0)],
    ['a line of -1 items', 'update order_products set product_count = -1'],
  ]),
  ...writes('order_products_tax_rate_check', [
    ['a rate of tax above 1', 'update order_products set tax_rate = 1.0001'],
    ['a negative rate of tax', 'update order_products set tax_rate = -0.0001'],
  ]),
  ...writes('order_products_while_pending', [
    ['a new line of a paid order', line(1, 2), paid],
    [
      'a line of a paid order that is deleted',
      'delete from order_products where product_id = 2',
      `${line(1, 2)}; ${variant(2, 3)}; ${payment}; ${paid}`,
    ],
    ['another rate of tax in a paid order', 'update order_products set tax_rate = 0', paid],
    ['another name in a paid order', "update order_products set product_name = 'Light'", paid],
    ['a new variant in a paid order', variant(1, 2), paid],
    ['another variant in a paid order', 'update order_product_variants set variant_id = 2', paid],
    ['another SKU in a paid order', "update order_product_variants set sku = 'X'", paid],
    ['a variant of a paid order that is deleted', 'delete from order_product_variants', paid],
    ['a new line of a cancelled order', line(1, 2), "update orders set status = 'cancelled'"],
    [
      'a line that moves from a pending order to a cancelled one',
      'update order_products set order_id = 2 where product_id = 2',
      `${line(1, 2)}; ${variant(2, 3)};
       insert into orders (order_id, customer_id, currency) overriding system value values (2, 2, 'EUR');
       update orders set status = 'cancelled' where order_id = 2; delete from order_product_variants where product_id = 2`,
    ],
  ]),
  ...writes('order_products_sums', [
    ['a line without variants', line(1, 2)],
    ['a line with too few items of variants', `${line(1, 2, 2)}; ${variant(2, 3)}`],
    ['a line with too many items of variants', variant(1, 2)],
    ['variants of another amount', 'update order_product_variants set unit_price = 19.89'],
    ['more items of a variant than of the line', 'update order_product_variants set product_count = 3'],
    ['fewer items in a line than of its variants', 'update order_products set product_count = 1'],
    ['another amount of a line', 'update order_products set amount = amount + 0.01'],
    ['a variant that is deleted', 'delete from order_product_variants'],
    ['a line with variants that says it has none', 'update order_products set lists_variants = false'],
    [
      'a merge that deletes a variant',
      `merge into order_product_variants as v using (values (1)) as one (variant_id) on v.variant_id = one.variant_id
       when matched then delete`,
    ],
    [
      'variants that are truncated',
      'truncate order_product_variants; update order_products set tax_rate = 0',
    ],
  ]),
  ...writes('order_product_variants_pkey', [['a variant twice in a line', variant(1, 1)]]),
  ...writes('order_product_variants_order_id_product_id_fkey', [
    ['a variant of a product that is not in the order', variant(2, 3)],
    ['a variant of an order that does not exist', variant(1, 1, 1, 9)],
  ]),
  ...writes('order_product_variants_variant_id_product_id_fkey', [
    ['a variant of another product', variant(1, 3)],
    ['a variant that becomes one of another product', 'update order_product_variants set variant_id = 3'],
    [
      'the deletion of a variant that was ordered',
      'delete from variants where variant_id = 9',
      `insert into variants (variant_id, product_id, sku, options) overriding system value
       values (9, 1, 'LAMP-GREEN', '{"color": "green"}'); ${variant(1, 9)}`,
    ],
  ]),
  ...writes('order_product_variants_product_count_check', [
    ['0 items of a variant', 'update order_product_variants set product_count = 0'],
  ]),
];
