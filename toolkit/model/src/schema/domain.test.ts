import { expect, test } from '@jest/globals';
import { array, numeric, text } from './column-types.ts';
import { type DomainDescriptor, domain, inDomain } from './domain.ts';
import type { Row } from './row.ts';
import { defineSchema } from './schema.ts';
import { table } from './table.ts';
import { toModel } from './to-model.ts';

const amount = domain('amount', numeric(14, 2), {
  doc: 'An amount of money.',
  minimum: 0,
  checks: [
    { expression: 'value >= 0', doc: 'An amount is not negative.' },
    "value <> 'NaN'",
    { name: 'small', expression: 'value < 1000' },
  ],
});
const currency = domain('currency', text(), { schema: 'money', notNull: true, pattern: '^[A-Z]{3}$' });
const prices = table('prices', {
  columns: {
    price: inDomain(amount, { doc: 'Unit price.' }),
    currency: inDomain(currency, { pattern: '^EUR$' }),
    old: inDomain(amount, { nullable: true }),
    all: array(inDomain(amount)),
  },
});
const schema = defineSchema({ name: 'shop', domains: [amount, currency], tables: { prices } });

test('a domain has names for its checks, and no format in the Model', () => {
  expect(toModel(schema).domains).toEqual([
    {
      schema: 'public',
      name: 'amount',
      type: 'numeric(14,2)',
      comment: 'An amount of money.',
      checks: [
        { name: 'amount_check', expression: 'value >= 0', comment: 'An amount is not negative.' },
        { name: 'amount_check1', expression: "value <> 'NaN'" },
        { name: 'small', expression: 'value < 1000' },
      ],
    },
    { schema: 'money', name: 'currency', type: 'text', notNull: true, checks: [] },
  ]);
});

test('the checks of a domain have names by the naming convention', () => {
  const [named] = toModel({ ...schema, naming: { ck: 'ck_%(table_name)s' } }).domains;
  expect(named?.checks.map(({ name }) => name)).toEqual(['ck_amount', 'ck_amount_1', 'small']);
});

test('a column of a domain has its type, and the TypeScript type of its base type', () => {
  expect(prices.columns).toEqual({
    price: { type: 'amount', doc: 'Unit price.' },
    currency: { type: 'money.currency', pattern: '^EUR$' },
    old: { type: 'amount', nullable: true },
    all: { type: 'amount[]' },
  });
  const row: Row<typeof prices> = { price: '1.00', currency: 'EUR', old: null, all: ['1'] };
  // @ts-expect-error an amount is a text
  row.price = 1;
  expect(toModel(schema).tables[0]?.columns.map(({ type }) => type)).toEqual([
    'public.amount',
    'money.currency',
    'public.amount',
    'public.amount[]',
  ]);
});

test.each<[DomainDescriptor, string]>([
  [domain('amount', numeric()), 'amount'],
  [domain('Amount of', numeric()), '"Amount of"'],
  [domain('date', numeric()), 'public.date'],
  [domain('amount', numeric(), { schema: 'public' }), 'amount'],
  [domain('a.b', numeric(), { schema: 'C' }), '"C"."a.b"'],
])('a column of %j has the type %s', (of, type) => {
  expect(inDomain(of).type).toBe(type);
});
