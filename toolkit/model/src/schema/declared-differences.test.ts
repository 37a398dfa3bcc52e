import { expect, test } from '@jest/globals';
import { emptyModel, type Model, type View } from '../model/index.ts';
import * as t from './column-types.ts';
import { declaredDifferences } from './declared-differences.ts';
import { timestamptz } from './exact-column-types.ts';
import { defineSchema } from './schema.ts';
import { table } from './table.ts';
import { toModel } from './to-model.ts';
import { type ViewColumnDescriptor, view } from './view.ts';

const mood = { name: 'mood', values: ['glad', 'sad'] };
const calm = { name: 'calm', type: 'public.mood' };

/** The Model of a schema as PostgreSQL would print it: with the columns that the query of its view returns. */
function printed(schema: Parameters<typeof toModel>[0], columns: Readonly<Record<string, string>>): Model {
  const model = toModel(schema);
  const returned = Object.entries(columns).map(([name, type]) => ({ name, type }));
  return { ...model, views: model.views.map((one): View => ({ ...one, columns: returned })) };
}

test.each<[string, ViewColumnDescriptor, string | undefined, string | undefined]>([
  ['the same type', t.integer(), 'integer', undefined],
  ['another spelling', t.column<number>()('int4'), 'integer', undefined],
  ['no type', {}, 'integer', undefined],
  ['a type with a modifier that the query leaves out', t.numeric(12, 2), 'numeric', undefined],
  ['a longer text', t.varchar(5), 'text', undefined],
  [
    'another number',
    t.doublePrecision(),
    'numeric',
    'declares x as double precision, but its query returns numeric',
  ],
  ['a number that becomes a string', t.integer(), 'bigint', 'returns bigint'],
  ['an array of another type', t.array(t.integer()), 'bigint[]', 'declares x as integer[], but'],
  ['an array for an element', t.integer(), 'integer[]', 'returns integer[]'],
  ['fewer digits', t.numeric(12, 2), 'numeric(10,2)', 'returns numeric(10,2)'],
  ['a text without a time zone', timestamptz(), 'timestamp without time zone', 'returns timestamp without'],
  ['an enum', t.enumerated('mood', ['glad', 'sad']), 'public.mood', undefined],
  ['a text of an enum', t.enumerated('mood', ['glad', 'sad']), 'text', 'declares x as public.mood, but'],
  ['a domain over the type', t.text(), 'public.calm', 'returns public.calm'],
  ['the type of an extension', t.column<string>()('citext'), 'public.citext', undefined],
  [
    'a column that the query does not return',
    t.integer(),
    undefined,
    'declares the column x, but its query returns y',
  ],
])('compares a view that declares %s', (_, column, type, message) => {
  for (const materialized of [{}, { materialized: true as const }]) {
    const schema = defineSchema({
      name: 's',
      enums: [mood],
      domains: [calm],
      tables: {},
      views: [view('v', { ...materialized, definition: 'select', columns: { x: column } as never })],
    });
    const found = declaredDifferences(schema, printed(schema, { ...(type && { x: type }), y: 'text' }));
    expect(found.map((one) => one.message)).toEqual(message ? [expect.stringContaining(message)] : []);
    for (const one of found)
      expect(one).toMatchObject({ code: 'VIEW_COLUMN_DIFFERS', object: 'column public.v.x' });
  }
});

const own = { name: 'own', schema: 'audit', values: ['a'] };

test.each<[string, t.Typed<string, string | string[], unknown>, string | undefined]>([
  ['the values of the enum', t.enumerated('mood', ['glad', 'sad']), undefined],
  ['them in another order', t.enumerated('public.mood', ['sad', 'glad']), undefined],
  [
    'a value less',
    t.enumerated('mood', ['glad']),
    'values "glad", but the type public.mood has "glad", "sad"',
  ],
  ['a value more', t.enumerated('mood', ['glad', 'sad', 'x']), 'values "glad", "sad", "x", but'],
  ['a value more in an array', t.array(t.enumerated('mood', ['glad', 'sad', 'x'])), '"x", but'],
  ['fewer values of a domain', t.enumerated('calm', ['glad']), undefined],
  ['other values of a domain', t.enumerated('calm', ['x']), 'values "x", but the type public.mood'],
  ['values of an enum in a schema', t.enumerated('audit.own', ['b']), 'but the type audit.own has "a"'],
  ['values of an unknown type', t.enumerated('elsewhere', ['b']), undefined],
])('compares a column with %s', (_, column, message) => {
  const columns = { x: column as t.Typed<string, string, Record<never, never>> };
  const schema = defineSchema({
    name: 's',
    enums: [mood, own],
    domains: [calm],
    tables: { t: table('t', { columns }) },
    views: [view('v', { definition: 'select x from t', columns: columns as never })],
  });
  const model = { ...printed(schema, { x: toModel(schema).tables[0]?.columns[0]?.type ?? '' }) };
  const found = declaredDifferences(schema, model);
  expect(found.map((one) => [one.code, one.object])).toEqual(
    message ? ['t', 'v'].map((name) => ['ENUM_VALUES_DIFFER', `column public.${name}.x`]) : [],
  );
  for (const one of found) expect(one.message).toContain(message);
  expect(declaredDifferences(schema, emptyModel)).toEqual([]);
});
