import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { evaluate } from '../../test/evaluate.ts';
import { thingsSchema } from '../../test/things.ts';
import { publishedFiles } from './published-files.ts';

const release = { version: '1.2.0', migrations: ['20260101000000_first', "20260102000000_it's"] };
const files = publishedFiles(thingsSchema, { release });

test('generates every file of a package', () => {
  expect(Object.keys(files)).toEqual([
    ...[
      'src/rows.ts',
      'src/constraint-names.ts',
      'src/release.ts',
      'src/validate.ts',
      'src/validators.generated.ts',
    ],
    'schema.json',
    ...['Thing', 'NewThing', 'ThingPatch', 'Token', 'NewToken', 'TokenPatch'].map(
      (name) => `json-schema/${name}.json`,
    ),
  ]);
});

test('generates documents with the limits and sentences of the descriptors', () => {
  expect(JSON.parse(files['json-schema/NewThing.json'] ?? '')).toMatchObject({
    title: 'NewThing',
    required: ['code', 'constructor', 'price'],
    additionalProperties: false,
    properties: {
      code: {
        description: 'A short code.',
        type: 'string',
        minLength: 2,
        maxLength: 4,
        pattern: '^[^a-z]*$',
      },
      price: { type: 'string', minimum: 0 },
      small: { type: 'integer', minimum: -32768, maximum: 32767, default: 1 },
    },
  });
});

test('gives validators an example if the name of the package is known', () => {
  const source = publishedFiles(thingsSchema, { release, package: '@library/schema' })['src/validate.ts'];
  expect(source).toContain(` * @example
 * import { validateThing } from '@library/schema/validate';
`);
  expect(files['src/validate.ts']).not.toContain('@example');
});

test('generates the schema and its release as JSON', () => {
  expect(JSON.parse(files['schema.json'] ?? '')).toEqual(
    JSON.parse(JSON.stringify({ $schema: 'urn:trellis:descriptors:1', ...thingsSchema, ...release })),
  );
});

test('generates the release as a constant', () => {
  expect(evaluate(files['src/release.ts'] ?? '')).toEqual({ release });
});

test('generates an empty type for a schema without constraints', () => {
  const notes = t.table('notes', { columns: { body: t.text({ nullable: true }) } });
  const schema = t.defineSchema({ name: 'notes */', tables: { notes } });
  const source = publishedFiles(schema, { release })['src/constraint-names.ts'];
  expect(source).toContain('schema "notes *\\/". */\nexport type ConstraintName = never;');
});

test('refuses a type option that is not TypeScript', () => {
  const places = t.table('places', { columns: { at: t.column<string>()('point') } });
  const schema = t.defineSchema({ name: 'places', tables: { places } });
  expect(() => publishedFiles(schema, { release, types: { point: 'Nowhere' } })).toThrow(
    expect.objectContaining({
      code: 'ROWS_INVALID',
      message:
        "The row types cannot be converted to JSON Schema: Cannot find name 'Nowhere'. Check the `types` and `names` that they were generated with.",
    }),
  );
});
