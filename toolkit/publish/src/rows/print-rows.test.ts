import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { compile } from '@trellis/testing/compile';
import { evaluate } from '../../test/evaluate.ts';
import { printRows } from './print-rows.ts';

/** Source of a schema with a column of every type, so that the compiler reads it too. */
const SOURCE = `
import * as t from '@trellis/model';

const places = t.table('places', {
  doc: 'Address.\\n@deprecated is not a tag, and this is not the end: */',
  columns: {
    place_id: t.bigint({ identity: 'by default', primaryKey: true, doc: 'Number of the place.' }),
    code: t.varchar(3, { unique: true, minLength: 2, pattern: '^[A-Z]*/?$', doc: 'Short name.' }),
    'opened on': t.date({ nullable: true }),
    location: t.column<{ x: number; y: number }>()('point', { nullable: true }),
    mood: t.enumerated('mood', ['happy', "it's", 'so so'], { default: 'happy' }),
    past_moods: t.array(t.enumerated('mood', ['happy', "it's", 'so so']), { default: t.sql("'{}'") }),
    amounts: t.array(t.numeric(12, 2), { nullable: true }),
    price: t.numeric(12, 2, { minimum: 0 }),
    small: t.smallint({ default: -1 }),
    ratio: t.doublePrecision({ minimum: 0, maximum: 1 }),
    photo: t.bytea({ nullable: true }),
    extra: t.jsonb({ nullable: true }),
    more: t.json(),
    seen: t.timestamptz({ default: t.sql('now()') }),
    uid: t.uuid(),
    postcode: t.column<string>()('audit.postcode'),
    within: t.column<string>()('int4range'),
    twice: t.integer({ generated: { sql: 'small * 2' } }),
  },
});
const log = t.table('log', {
  schema: 'audit',
  columns: {
    log_id: t.integer({ identity: 'always', primaryKey: true }),
    place_code: t.varchar(3, { references: 'places.code' }),
    place_id: t.bigint({ references: 'places.place_id', nullable: true }),
  },
});
const staff = t.table('staff', {
  columns: {
    place_id: t.bigint({ primaryKey: true, references: 'places.place_id' }),
    log_id: t.integer({ references: 'audit.log.log_id', nullable: true }),
    chief: t.bigint({ references: 'staff.place_id', nullable: true }),
    kind: t.integer(),
    part: t.integer(),
    taken: t.timestamptz(3),
    measured: t.timestamp({ exact: true, nullable: true }),
    moments: t.array(t.timestamptz(6, { exact: true })),
    raw: t.jsonb({ exact: true }),
    raws: t.array(t.json({ exact: true }), { nullable: true }),
  },
});
const parts = t.table('parts', {
  columns: { kind: t.integer(), part: t.integer(), of: t.integer({ nullable: true }) },
  primaryKey: ['kind', 'part'],
});

export const world = t.defineSchema({
  name: 'world',
  enums: [{ name: 'mood', values: ['happy', "it's", 'so so'] }],
  domains: [{ name: 'postcode', schema: 'audit', type: 'character varying(10)' }],
  tables: { places, 'audit.log': log, staff, parts },
  views: [
    t.view('busy_places', {
      doc: 'Where much happens.',
      definition: 'select 1',
      columns: {
        place_id: t.bigint({ references: 'places.place_id', nullable: false, doc: 'The place.' }),
        n: t.bigint(),
        mood: t.enumerated('mood', ['happy', "it's", 'so so']),
        parts: t.array(t.integer()),
        at: t.timestamptz({ nullable: false }),
        measured: t.timestamptz({ exact: true }),
        code: t.varchar(3, { references: 'places.code' }),
      },
    }),
    t.view('recent', { schema: 'audit', definition: 'select 1', columns: { extra: t.jsonb(), price: t.numeric(12, 2) } }),
  ],
});
`;

const OPTIONS = { names: { staff: 'StaffMember' }, types: { point: '{ x: number; y: number }' } };

const { world } = evaluate<{ world: t.SchemaDescriptor }>(SOURCE, { '@trellis/model': t });

test('prints rows that equal the inferred ones, for every type of column', () => {
  const proof = `
import type { NewRow, Row, RowPatch, ViewRow, ViewsOf } from '@trellis/model';
import type { TableRows, ViewRows } from './rows.ts';
import { world } from './world.ts';
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type T = typeof world.tables;
export const equal: { [K in keyof TableRows]: [
  Equal<Row<T[K]>, TableRows[K]['row']>, Equal<NewRow<T[K]>, TableRows[K]['new']>, Equal<RowPatch<T[K]>, TableRows[K]['patch']>
] } = { places: [true, true, true], 'audit.log': [true, true, true], staff: [true, true, true], parts: [true, true, true] };
export const all: Equal<keyof TableRows, keyof T> = true;
type V = ViewsOf<typeof world>;
export const views: { [K in keyof ViewRows]: Equal<ViewRow<V[K]>, ViewRows[K]> } = { busy_places: true, 'audit.recent': true };
export const allViews: Equal<keyof ViewRows, keyof V> = true;
`;
  const rows = printRows(world, OPTIONS);
  expect(compile('toolkit/publish/src', proof, { 'rows.ts': rows, 'world.ts': SOURCE }).errors).toEqual([]);
});

test('prints sentences and limits as JSDoc', () => {
  const rows = printRows(world, OPTIONS);
  expect(rows).toContain(
    '/**\n * Address.\n * \\@deprecated is not a tag, and this is not the end: *\\/\n */\nexport interface Place {',
  );
  expect(rows).toContain(
    '/**\n * Short name.\n * @maxLength 3\n * @minLength 2\n * @pattern ^[A-Z]*\\/?$\n */\ncode: string;',
  );
  expect(rows).toContain("export type Mood = 'happy' | \"it's\" | 'so so';");
  expect(rows).toContain('/** @maxLength 10 */\npostcode: string;');
  expect(rows).toContain('/** @default -1 */\nsmall?: Smallint;');
  expect(rows).toContain('taken: Date;');
  expect(rows).toContain('measured: ExactTimestamp | null;');
  expect(rows).toContain('raw: ExactJson;');
  expect(rows).toContain(
    '/** Where much happens. */\nexport interface BusyPlace {\n/** The place. */\nplace_id: PlaceId;\nn: Bigint | null;',
  );
});

test('refuses two types of the same name', () => {
  const row = { columns: { id: t.integer() } };
  const schema = t.defineSchema({
    name: 'x',
    tables: { customers: t.table('customers', row), new_customers: t.table('new_customers', row) },
  });
  expect(() => printRows(schema)).toThrow(
    'The types of customers and new_customers are both called NewCustomer. Name one of them in `names`.',
  );
  expect(printRows(schema, { names: { new_customers: 'Prospect' } })).toContain('interface ProspectPatch {');
});

test('does not name a row after a type that the module uses', () => {
  const schema = t.defineSchema({
    name: 'x',
    tables: { dates: t.table('dates', { columns: { note: t.text() } }) },
  });
  expect(printRows(schema)).toContain('export interface DateRow {');
});

test("refuses a view's column without a type, unless an introspected view has it", () => {
  const schema = t.defineSchema({
    name: 'x',
    tables: {},
    views: [{ name: 'v', definition: 'select 1 as n', columns: { n: { doc: 'One.' } } }],
  });
  expect(() => printRows(schema)).toThrow(expect.objectContaining({ code: 'VIEW_COLUMN_UNTYPED' }));
  const known = { schema: 'public', name: 'v', definition: '', columns: [{ name: 'n', type: 'integer' }] };
  const views = [{ ...known, indexes: [], triggers: [], rules: [] }];
  expect(printRows(schema, { views })).toContain('\nn: Integer | null;');
});
