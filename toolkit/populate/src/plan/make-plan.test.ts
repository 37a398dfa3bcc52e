import { describe, expect, test } from '@jest/globals';
import {
  type ColumnDescriptor,
  column,
  defineSchema,
  enumerated,
  integer,
  type SchemaDescriptor,
  type TableDescriptor,
  table,
  text,
} from '@trellis/model';
import { library } from '../../test/library.ts';
import { defineSample, type Sample } from '../sample/index.ts';
import { makePlan } from './make-plan.ts';

const id = integer({ primaryKey: true });
const schemaOf = (
  tables: Record<string, TableDescriptor>,
  rest: Partial<SchemaDescriptor> = {},
): SchemaDescriptor => defineSchema({ name: 'test', ...rest, tables });
/** A table with an id and more columns. */
const simple = (
  name: string,
  columns: Record<string, ColumnDescriptor>,
  rest: Partial<TableDescriptor> = {},
) => ({ ...table(name, { columns: { id, ...columns } }), ...rest }) as TableDescriptor;
const references = (sample: Sample, key: string) =>
  makePlan(sample)
    .tables.find((plan) => plan.key === key)
    ?.references.map(({ columns, how }) => `${columns.join('+')} ${how}`);

describe('the order of tables', () => {
  test('follows the foreign keys, and is the declared one where these say nothing', () => {
    // branches and staff refer to each other: the cycle is broken at branches.head_id, which is nullable.
    expect(makePlan(defineSample(library)).tables.map(({ key }) => key)).toEqual([
      'branches',
      'staff',
      'contracts',
      'subjects',
      'titles',
      'loans',
      'follows',
    ]);
  });

  test('a cycle is opened at a deferrable key before one that may be null', () => {
    const cyclic = (deferrable: boolean) =>
      schemaOf({
        a: simple('a', { b_id: integer({ references: 'b.id', nullable: true }) }),
        b: simple(
          'b',
          { a_id: integer() },
          {
            foreignKeys: [
              {
                columns: ['a_id'],
                references: { table: 'a', columns: ['id'] },
                ...(deferrable && { deferrable }),
              },
            ],
          },
        ),
      });
    expect(makePlan(defineSample(cyclic(false)))).toMatchObject({
      left: [{ table: 'a', columns: ['b_id'] }],
      deferred: [],
      tables: [{ key: 'a' }, { key: 'b' }],
    });
    expect(makePlan(defineSample(cyclic(true)))).toMatchObject({
      left: [],
      deferred: [{ table: 'b', columns: ['a_id'] }],
      tables: [{ key: 'b' }, { key: 'a' }],
    });
  });

  test('a cycle that cannot be opened is told with its keys', () => {
    const schema = schemaOf({
      a: simple('a', { b_id: integer({ references: 'b.id' }) }),
      b: simple('b', { a_id: integer({ references: 'a.id' }) }),
    });
    expect(() => makePlan(defineSample(schema))).toThrow(
      'Expected foreign keys by which tables can be filled one after the other, got a cycle: a(b_id) → b, b(a_id) → a. Make one of these keys deferrable or nullable.',
    );
  });
});

describe('how references are found', () => {
  test('keys tell: parents, distinct ones, one to one, earlier rows', () => {
    const sample = defineSample(library);
    expect(references(sample, 'contracts')).toEqual(['staff_id parent']);
    expect(references(sample, 'follows')).toEqual(['follower_id parent', 'followed_id distinct']);
    expect(references(sample, 'subjects')).toEqual(['parent_id earlier']);
    expect(references(sample, 'titles')).toEqual(['branch_id parent', 'subject_id pick']);
    // The title's branch is the loan's: the narrower key has nothing of its own to say.
    expect(references(sample, 'loans')).toEqual(['branch_id+number pick', 'staff_id pick']);
  });

  test('two keys that share a column agree on it', () => {
    const both = (name: string) =>
      table(name, { columns: { tenant: integer(), id: integer() }, primaryKey: ['tenant', 'id'] });
    const key = (target: string) => ({
      columns: ['tenant', `${target}_id`],
      references: { table: target, columns: ['tenant', 'id'] },
    });
    const schema = schemaOf({
      orders: both('orders'),
      goods: both('goods'),
      lines: simple(
        'lines',
        { tenant: integer(), orders_id: integer(), goods_id: integer() },
        { foreignKeys: [key('orders'), key('goods')] },
      ),
    });
    const plan = makePlan(defineSample(schema)).tables.find(({ key }) => key === 'lines');
    expect(plan?.references.map(({ agreeOn }) => agreeOn)).toEqual([[], [['tenant', 'tenant']]]);
  });

  test('rows per parent where the key has an enum are at most as many as it has values', () => {
    const schema = schemaOf(
      {
        people: simple('people', {}),
        phones: table('phones', {
          columns: {
            person: integer({ references: 'people.id' }),
            kind: enumerated('kind', ['home', 'work']),
          },
          primaryKey: ['person', 'kind'],
        }) as unknown as TableDescriptor,
      },
      { enums: [{ name: 'kind', values: ['home', 'work'] }] },
    );
    expect(makePlan(defineSample(schema)).tables[1]?.size).toEqual({ kind: 'per', min: 1, max: 2 });
  });
});

describe('what cannot be filled is told', () => {
  const odd = schemaOf({ places: simple('places', { area: column<string>()('geometry') }) });
  const other = schemaOf({
    a: simple('a', {}),
    b: simple('b', {}),
    c: table('c', {
      columns: { a: integer({ references: 'a.id' }), b: integer({ references: 'b.id' }) },
      primaryKey: ['a', 'b'],
    }) as unknown as TableDescriptor,
  });

  test.each<[string, () => unknown, string | RegExp]>([
    [
      'a type that is not known',
      () => makePlan(defineSample(odd)),
      'Expected a generator for places.area, since nothing is known of the type geometry, got none. Say one for the column in defineSample.',
    ],
    [
      'rows of an association',
      () => makePlan(defineSample(other, { c: { rows: 5 } })),
      /Expected `per` for c, since its key \(a, b\) is made of references/,
    ],
    [
      'per a table that is not referred to',
      () => makePlan(defineSample(other, { a: { per: { parent: 'b', min: 1, max: 2 } } })),
      'Expected one foreign key of a to b for `per`, got 0. Name a table that it refers to.',
    ],
    [
      'a table that is not there',
      () => defineSample(other, { d: {} }),
      'Expected a table of test, got "d". Declare it or mend the name.',
    ],
    [
      'a column that is not there',
      () => defineSample(other, { a: { columns: { x: () => 1 } } }),
      'Expected a column of a, got "x". Declare it or mend the name.',
    ],
    [
      'half a row',
      () => defineSample(other, { a: { rows: 1.5 } }),
      'Expected a whole number of at least 0 for `a.rows`, got 1.5. Mend it.',
    ],
    [
      'a day that is none',
      () => defineSample(other, {}, { asOf: 'today' }),
      'Expected a day such as 2026-01-01 for `asOf`, got "today". Write it as year-month-day.',
    ],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(message);
  });

  test('an author who says a generator is believed', () => {
    const plan = makePlan(defineSample(odd, { places: { columns: { area: () => 'POINT(1 2)' } } }));
    expect(plan.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'area']);
  });
});

test('a nullable column of a type that is not known stays null, one with a default is left to it', () => {
  const schema = schemaOf({
    places: simple('places', {
      area: column<string>()('geometry', { nullable: true }),
      shape: column<string>()('geometry', { default: 'POINT(0 0)' }),
      note: text(),
    }),
  });
  expect(makePlan(defineSample(schema)).tables[0]?.columns.map(({ name }) => name)).toEqual([
    'id',
    'area',
    'note',
  ]);
});
