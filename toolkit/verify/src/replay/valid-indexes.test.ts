import { expect, test } from '@jest/globals';
import { emptyModel, type Model, type Table } from '@trellis/model';
import { table } from '@trellis/random-models';
import { expectValidIndexes } from './valid-indexes.ts';

const key = { name: 't_pkey', columns: ['a'] };
const index = { name: 't_a', elements: [{ column: 'a' }] };

const modelOf = (parts: Partial<Table>): Model => ({
  ...emptyModel,
  tables: [table('t', [{ name: 'a', type: 'integer' }], parts)],
});

test.each<[string, Partial<Table>, string]>([
  ['a primary key', { primaryKey: { ...key, only: true } }, 'constraint public.t.t_pkey'],
  ['a unique constraint', { uniques: [{ ...key, only: true }] }, 'constraint public.t.t_pkey'],
  ['an index', { indexes: [{ ...index, only: true }] }, 'index public.t_a'],
  ['an index of a partition', { indexes: [{ ...index, invalid: true }] }, 'index public.t_a'],
])('%s that is not valid is refused unless it is declared so', (_, parts, id) => {
  const printed = modelOf(parts);
  expect(() => expectValidIndexes(printed, printed)).not.toThrow();
  expect(() => expectValidIndexes(printed, modelOf({ primaryKey: key, indexes: [index] }))).toThrow(id);
});
