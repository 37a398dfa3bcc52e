import { expect, test } from '@jest/globals';
import type { SchemaDescriptor } from './schema.ts';
import { validateSchema } from './validate-schema.ts';

function schemaOf(type: string): SchemaDescriptor {
  return {
    name: 's',
    domains: [
      { name: 'moment', type: 'timestamptz(6)' },
      { name: 'amount', type: 'numeric(10,2)' },
    ],
    tables: { t: { name: 't', columns: { c: { type, exact: true } }, relationships: {} } },
    views: [{ name: 'v', definition: 'select c from t', columns: { c: { type, exact: true } } }],
  } as SchemaDescriptor;
}

test.each([
  'timestamptz',
  'timestamp(3)',
  'timestamp with time zone[]',
  'json',
  'jsonb[]',
  'moment',
  'public.moment[]',
])('a column of type %s can be exact', (type) => {
  expect(() => validateSchema(schemaOf(type))).not.toThrow();
});

test.each(['integer', 'numeric(10,2)', 'text[]', 'date', 'amount', 'interval'])(
  'a column of type %s is exact already',
  (type) => {
    expect(() => validateSchema(schemaOf(type))).toThrow(
      'Expected a timestamp or JSON type for the exact column t.c',
    );
  },
);
