import { expect, test } from '@jest/globals';
import { defineSchema, integer, table, text } from '@trellis/model';
import { compile } from '@trellis/testing/compile';
import { printRows } from './print-rows.ts';

/** Every kind of column that has a type of its own, as source, so that the compiler can see it too. */
const SOURCE = `
import * as t from '@trellis/model';

const places = t.table('places', {
  doc: 'Where people are.\\n@deprecated is what this is not, nor does it end here: */',
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
        code: t.varchar(3, { references: 'places.code' }),
      },
    }),
    t.view('recent', { schema: 'audit', definition: 'select 1', columns: { extra: t.jsonb(), price: t.numeric(12, 2) } }),
  ],
});
`;

const OPTIONS = { names: { staff: 'StaffMember' }, types: { point: '{ x: number; y: number }' } };

/** The schema that {@link SOURCE} declares. */
async function world() {
  const t = await import('@trellis/model');
  const ts = (await import('typescript')).default;
  const { outputText } = ts.transpileModule(SOURCE, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const module = { exports: {} as { world: Parameters<typeof printRows>[0] } };
  new Function('require', 'exports', outputText)(() => t, module.exports);
  return module.exports.world;
}

test('printed rows are exactly those that the compiler infers, for every kind of column', async () => {
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
  const rows = printRows(await world(), OPTIONS);
  expect(compile('toolkit/publish/src', proof, { 'rows.ts': rows, 'world.ts': SOURCE }).errors).toEqual([]);
});

test('sentences and limits are printed where a reader and a validator look for them', async () => {
  const rows = printRows(await world(), OPTIONS);
  expect(rows).toContain(
    '/**\n * Where people are.\n * \\@deprecated is what this is not, nor does it end here: *\\/\n */\nexport interface Place {',
  );
  expect(rows).toContain(
    '  /**\n   * Short name.\n   * @maxLength 3\n   * @minLength 2\n   * @pattern ^[A-Z]*\\/?$\n   */\n  code: string;',
  );
  expect(rows).toContain("export type Mood = 'happy' | 'it\\'s' | 'so so';");
  expect(rows).toContain('  /** @maxLength 10 */\n  postcode: string;');
  expect(rows).toContain('  /** @default -1 */\n  small?: Smallint;');
  expect(rows).toContain(
    '/** Where much happens. */\nexport interface BusyPlace {\n  /** The place. */\n  place_id: PlaceId;\n  n: Bigint | null;',
  );
});

test('two rows of one name are refused', () => {
  const row = { columns: { id: integer() } };
  const schema = defineSchema({
    name: 'x',
    tables: { customers: table('customers', row), new_customers: table('new_customers', row) },
  });
  expect(() => printRows(schema)).toThrow(
    'Expected a name of its own for the type of new_customers, got NewCustomer, which customers has. Give it another in `names`.',
  );
  expect(printRows(schema, { names: { new_customers: 'Prospect' } })).toContain('interface ProspectPatch {');
});

test("a row is not called as one of the language's own types", () => {
  const schema = defineSchema({
    name: 'x',
    tables: { dates: table('dates', { columns: { note: text() } }) },
  });
  expect(printRows(schema)).toContain('export interface DateRow {');
});

test("a view's column of no type is refused, unless PostgreSQL told it", () => {
  const schema = defineSchema({
    name: 'x',
    tables: {},
    views: [{ name: 'v', definition: 'select 1 as n', columns: { n: { doc: 'One.' } } }],
  });
  expect(() => printRows(schema)).toThrow(expect.objectContaining({ code: 'VIEW_COLUMN_UNTYPED' }));
  const known = { schema: 'public', name: 'v', definition: '', columns: [{ name: 'n', type: 'integer' }] };
  const views = [{ ...known, indexes: [], triggers: [], rules: [] }];
  expect(printRows(schema, { views })).toContain('  n: Integer | null;');
});
