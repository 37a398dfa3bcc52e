import { expect, test } from '@jest/globals';
import { defineSchema, domain, inDomain, integer, numeric, table, text, toModel } from '../schema/index.ts';
import { constraintRulesOf } from './constraint-rules.ts';

const amount = domain('amount', numeric(14, 2), {
  schema: 'money',
  checks: [{ expression: 'value >= 0', doc: 'An amount is not negative.' }, 'value < 1000'],
});
const code = domain('code', text(), { notNull: true });
const label = domain('label', text(), {
  notNull: true,
  notNullConstraint: { name: 'labelled', comment: 'A label is given.' },
});
const products = table('products', {
  columns: {
    product_id: integer({ primaryKey: true }),
    name: text({ unique: true, doc: 'Product name.' }),
    price: inDomain(amount, { nullable: true }),
    parent_id: integer({ nullable: true, references: 'products.product_id' }),
  },
  triggers: [
    {
      name: 'products_no_cycle',
      definition:
        'create trigger products_no_cycle before update on products for each row execute function no_cycle()',
      rejects: true,
      comment: 'A product is not a part of itself.',
    },
    {
      name: 'products_silent',
      definition:
        'create trigger products_silent before delete on products for each row execute function silent()',
      rejects: true,
    },
    {
      name: 'products_log',
      definition: 'create trigger products_log after update on products for each row execute function log()',
      comment: 'Logs.',
    },
  ],
  checks: [{ name: 'named', expression: "name <> ''", doc: 'Every product has a name.' }],
});
const rules = constraintRulesOf(
  toModel(defineSchema({ name: 'shop', domains: [amount, code, label], tables: { products } })),
);

test.each([
  ['products_pkey', 'primary key', 'products', 'No two rows of products have the same product_id.'],
  ['products_name_key', 'unique', 'products', 'No two rows of products have the same name. Product name.'],
  [
    'products_parent_id_fkey',
    'foreign key',
    'products',
    'products.parent_id refers to an existing row of products.',
  ],
  ['named', 'check', 'products', 'Every product has a name.'],
  ['products_name_not_null', 'not null', 'products', 'products.name is never null. Product name.'],
  ['products_no_cycle', 'trigger', 'products', 'A product is not a part of itself.'],
  ['products_silent', 'trigger', 'products', 'products_silent rejects some writes to products.'],
  ['amount_check', 'check', 'money.amount', 'An amount is not negative.'],
  ['code_not_null', 'not null', 'code', 'A value of code is never null.'],
  ['labelled', 'not null', 'label', 'A label is given.'],
  ['amount_check1', 'check', 'money.amount', 'Every value of amount satisfies value < 1000.'],
])('the rule %s has its kind, its table or domain, and its sentence', (name, kind, of, message) => {
  expect(rules.find((rule) => rule.name === name)).toMatchObject({ kind, table: of, message });
});

test('every constraint, not-null column and trigger that rejects writes is a rule', () => {
  expect(rules).toHaveLength(12);
});
