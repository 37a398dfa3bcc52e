import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { evaluate } from '../../test/evaluate.ts';
import { OPTIONS, SOURCE } from '../../test/world.ts';
import { printRows } from './print-rows.ts';

const { world } = evaluate<{ world: t.SchemaDescriptor }>(SOURCE, { '@trellis/model': t });

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
