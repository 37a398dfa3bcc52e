import type { BadWrite } from './bad-write.ts';

export const money: readonly BadWrite[] = [
  { rule: 'amount_check', title: 'a negative price', sql: 'update products set price = -0.01' },
  { rule: 'amount_check', title: 'a price that is not a number', sql: "update products set price = 'NaN'" },
  {
    rule: 'currency_check',
    title: 'a currency in lower case',
    sql: "insert into products (product_name, price, currency) values ('Mug', 7, 'eur')",
  },
  ...["'EURO'", "''", "'E R'", "'€UR'", "E'EUR\\n'"].map(
    (currency): BadWrite => ({
      rule: 'currency_check',
      title: `the currency ${currency}`,
      sql: `update products set currency = ${currency}`,
    }),
  ),
];
