import { expect, test } from '@jest/globals';
import { printTypeName } from '../type-name/index.ts';
import { array, column, enumerated, integer } from './column-types.ts';
import { defineSchema } from './schema.ts';
import { table } from './table.ts';
import { toModel } from './to-model.ts';
import { typeOf } from './type-of.ts';
import { view } from './view.ts';

const schema = defineSchema({
  name: 'moods',
  enums: [
    { name: 'mood', values: ['glad'] },
    { name: 'level', schema: 'audit', values: ['high'] },
    { name: 'Mixed Case', values: ['a'] },
  ],
  domains: [
    { name: 'share', type: 'dec(3, 2)' },
    { name: 'moods', type: '_mood' },
  ],
  compositeTypes: [
    {
      name: 'pair',
      attributes: [
        { name: 'first', type: 'int4' },
        { name: 'mood', type: 'mood' },
      ],
    },
  ],
  rangeTypes: [
    { name: 'letters', subtype: 'char', multirangeName: 'alphabets' },
    { name: 'hours', subtype: 'timetz' },
  ],
  tables: {
    people: table('people', {
      columns: {
        id: column<number>()('int4', { primaryKey: true }),
        mood: enumerated('Mood', ['glad']),
        moods: array(enumerated('mood', ['glad'])),
        level: column<string>()('AUDIT.level'),
        mixed: column<string>()('"Mixed Case"'),
        share: column<string>()('share'),
        letters: column<string>()('letters'),
        alphabets: column<string>()('alphabets'),
        row: column<string>()('people[]'),
        at: column<Date>()('timestamp (3) with time zone'),
        shape: column<string>()('Geometry(Point, 4326)'),
      },
    }),
  },
  views: [
    view('totals', { definition: 'select 1 as total, 2 as rest', columns: { total: integer(), rest: {} } }),
  ],
});

test('the Model contains the types of columns, domains, attributes and ranges as PostgreSQL prints them', () => {
  const { tables, domains, compositeTypes, rangeTypes, views } = toModel(schema);
  expect(Object.fromEntries(tables[0]?.columns.map(({ name, type }) => [name, type]) ?? [])).toEqual({
    id: 'integer',
    mood: 'public.mood',
    moods: 'public.mood[]',
    level: 'audit.level',
    mixed: 'public."Mixed Case"',
    share: 'public.share',
    letters: 'public.letters',
    alphabets: 'public.alphabets',
    row: 'public.people[]',
    at: 'timestamp(3) with time zone',
    shape: 'geometry(Point,4326)',
  });
  expect(domains.map(({ type }) => type)).toEqual(['numeric(3,2)', 'public.mood[]']);
  expect(compositeTypes[0]?.attributes.map(({ type }) => type)).toEqual(['integer', 'public.mood']);
  expect(rangeTypes.map(({ subtype }) => subtype)).toEqual(['bpchar', 'time with time zone']);
  expect(views[0]?.columns.map(({ type }) => type)).toEqual(['integer', '']);
});

test('a name that the schema does not declare remains unqualified', () => {
  expect(typeOf(schema, 'citext')).toEqual({ name: 'citext', modifiers: [], dimensions: 0 });
  expect(typeOf(schema, 'level').schema).toBeUndefined();
});

test('built-in types have precedence over those of public', () => {
  const other = defineSchema({ ...schema, enums: [{ name: 'text', values: [] }, ...(schema.enums ?? [])] });
  expect(printTypeName(typeOf(other, 'text'))).toBe('text');
  expect(printTypeName(typeOf(other, 'public.text'))).toBe('public.text');
});

test('a definition with an invalid type name is refused with its position', () => {
  const define = (type: string) => () =>
    defineSchema({ name: 'x', tables: { t: table('t', { columns: { c: column<number>()(type) } }) } });
  expect(define('int4(5)')).toThrow(
    expect.objectContaining({
      code: 'TYPE_NAME_INVALID',
      message: expect.stringMatching(/^Type of t\.c: "int4\(5\)" is not a type name: /),
    }),
  );
  expect(define('serial')).toThrow(expect.objectContaining({ code: 'TYPE_NAME_INVALID' }));
});
