import { expect, test } from '@jest/globals';
import type { Model, Table } from '@trellis/model';
import { model, table } from '@trellis/random-models';
import { diffModels } from '../diff.ts';

/** Two tables with a column of a collation, one of which inherits from the other. */
const sorted = (collation: string, parent: Partial<Table>, child: Partial<Table> = {}): Model => ({
  ...model({
    tables: [
      table('p', [{ name: 'a', type: 'text', collation }], parent),
      table('c', [{ name: 'a', type: 'text', collation, local: false }], {
        inherits: [{ schema: 'public', name: 'p' }],
        ...child,
      }),
    ],
  }),
});
const index = { name: 'i', elements: [{ column: 'a' }] };
const unique = { name: 'u', columns: ['a'] };

test.each<[string, string[], Partial<Table>, Partial<Table>?]>([
  ['no index', [], {}],
  ['an index', ['BLOCKS_WRITES'], { indexes: [index] }],
  ['an index of a child', ['BLOCKS_WRITES'], {}, { indexes: [index] }],
  ['a unique index', ['BLOCKS_WRITES', 'MAY_FAIL_ON_DATA'], { indexes: [{ ...index, unique: true }] }],
  ['a unique constraint', ['BLOCKS_WRITES', 'MAY_FAIL_ON_DATA'], { uniques: [unique] }],
])('a column with %s has the hazards of its indexes when its collation changes', (_, codes, ...parts) => {
  const of = (from: string, to: string) => diffModels(sorted(from, ...parts), sorted(to, ...parts));
  const [altered, ...others] = of('"C"', '"POSIX"').statements.filter(({ sql }) =>
    sql.includes(' TYPE text'),
  );
  expect(altered?.hazards.map(({ code }) => code)).toEqual(codes);
  expect(others).toEqual([]);
});
