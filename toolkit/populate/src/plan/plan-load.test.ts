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
import { planLoad } from './plan-load.ts';

const id = integer({ primaryKey: true });
const schemaOf = (
  tables: Record<string, TableDescriptor>,
  rest: Partial<SchemaDescriptor> = {},
): SchemaDescriptor => defineSchema({ name: 'test', ...rest, tables });
/** A table with an id and the given columns. */
const simple = (
  name: string,
  columns: Record<string, ColumnDescriptor>,
  rest: Partial<TableDescriptor> = {},
) => ({ ...table(name, { columns: { id, ...columns } }), ...rest }) as TableDescriptor;
/** The columns and the strategy of each reference of a table. */
const references = (sample: Sample, key: string) =>
  planLoad(sample)
    .tables.find((plan) => plan.key === key)
    ?.references.map(({ columns, strategy }) => `${columns.join('+')} ${strategy}`);

describe('the load order', () => {
  test('follows foreign keys and otherwise the order of declaration', () => {
    // branches and staff refer to each other: the cycle is broken at branches.head_id, which is nullable.
    expect(planLoad(defineSample(library)).tables.map(({ key }) => key)).toEqual([
      'branches',
      'staff',
      'contracts',
      'subjects',
      'titles',
      'loans',
      'follows',
    ]);
  });

  test('breaks a cycle at a deferrable key rather than at a nullable one', () => {
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
    expect(planLoad(defineSample(cyclic(false)))).toMatchObject({
      nullKeys: [{ table: 'a', columns: ['b_id'] }],
      deferredKeys: [],
      tables: [{ key: 'a' }, { key: 'b' }],
    });
    expect(planLoad(defineSample(cyclic(true)))).toMatchObject({
      nullKeys: [],
      deferredKeys: [{ table: 'b', columns: ['a_id'] }],
      tables: [{ key: 'b' }, { key: 'a' }],
    });
  });

  test('names the foreign keys of a cycle that cannot be broken', () => {
    const schema = schemaOf({
      a: simple('a', { b_id: integer({ references: 'b.id' }) }),
      b: simple('b', { a_id: integer({ references: 'a.id' }) }),
    });
    expect(() => planLoad(defineSample(schema))).toThrow(
      'Foreign keys form a cycle, so no table can be filled first: a(b_id) → b, b(a_id) → a. Make one of them deferrable or nullable.',
    );
  });
});

describe('the strategy of references', () => {
  test('is inferred from primary keys and unique constraints', () => {
    const sample = defineSample(library);
    expect(references(sample, 'contracts')).toEqual(['staff_id parent']);
    expect(references(sample, 'follows')).toEqual(['follower_id parent', 'followed_id distinct']);
    expect(references(sample, 'subjects')).toEqual(['parent_id earlier']);
    expect(references(sample, 'titles')).toEqual(['branch_id parent', 'subject_id pick']);
    // The composite key sets the branch of a loan, so the key (branch_id) is not planned separately.
    expect(references(sample, 'loans')).toEqual(['branch_id+number pick', 'staff_id pick']);
  });

  test('requires equal values in a column that two foreign keys share', () => {
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
    const plan = planLoad(defineSample(schema)).tables.find(({ key }) => key === 'lines');
    expect(plan?.references.map(({ sharedColumns }) => sharedColumns)).toEqual([[], [['tenant', 'tenant']]]);
  });

  test('limits the rows per parent to the number of values of an enum in the key', () => {
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
    expect(planLoad(defineSample(schema)).tables[1]?.rowCount).toEqual({
      kind: 'perParent',
      min: 1,
      max: 2,
    });
  });
});

const unsupported = schemaOf({ places: simple('places', { area: column<string>()('geometry') }) });

describe('an invalid sample is refused:', () => {
  const association = schemaOf({
    a: simple('a', {}),
    b: simple('b', {}),
    c: table('c', {
      columns: { a: integer({ references: 'a.id' }), b: integer({ references: 'b.id' }) },
      primaryKey: ['a', 'b'],
    }) as unknown as TableDescriptor,
  });

  test.each<[string, () => unknown, string]>([
    [
      'a column of an unsupported type',
      () => planLoad(defineSample(unsupported)),
      'Cannot infer a generator for places.area: type geometry is not supported. Set a generator in defineSample.',
    ],
    [
      '`rows` for an association table',
      () => planLoad(defineSample(association, { c: { rows: 5 } })),
      'Expected `per` for c, because its key (a, b) consists of foreign keys, got `rows`. Choose a parent: a, b.',
    ],
    [
      '`per` with a table that is not referenced',
      () => planLoad(defineSample(association, { a: { per: { parent: 'b', min: 1, max: 2 } } })),
      'Expected one foreign key from a to b for `per`, got 0. Name a table that it references.',
    ],
    [
      'a table that does not exist',
      () => defineSample(association, { d: {} }),
      'Expected a table of test, got "d". Declare it or fix the name.',
    ],
    [
      'a column that does not exist',
      () => defineSample(association, { a: { columns: { x: () => 1 } } }),
      'Expected a column of a, got "x". Declare it or fix the name.',
    ],
    [
      'a fraction of a row',
      () => defineSample(association, { a: { rows: 1.5 } }),
      '`a.rows` must be an integer of at least 0, but is 1.5.',
    ],
    [
      'an invalid day',
      () => defineSample(association, {}, { asOf: 'today' }),
      'Expected a day such as 2026-01-01 for `asOf`, got "today". Write it as YYYY-MM-DD.',
    ],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

test('a generator of the sample is used for a column of an unsupported type', () => {
  const plan = planLoad(defineSample(unsupported, { places: { columns: { area: () => 'POINT(1 2)' } } }));
  expect(plan.tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'area']);
});

test('columns of unsupported types are null or keep their default', () => {
  const schema = schemaOf({
    places: simple('places', {
      area: column<string>()('geometry', { nullable: true }),
      shape: column<string>()('geometry', { default: 'POINT(0 0)' }),
      note: text(),
    }),
  });
  expect(planLoad(defineSample(schema)).tables[0]?.columns.map(({ name }) => name)).toEqual([
    'id',
    'area',
    'note',
  ]);
});
