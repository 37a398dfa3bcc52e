import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { type CompiledValidator, validator } from '@trellis/query';
import ts from 'typescript';
import { type Live, live } from '../../test/live.ts';
import { DESCRIPTOR_FORMAT } from '../documents/descriptor-format.ts';
import { publishedFiles } from './published-files.ts';
import { writePublished } from './write-published.ts';

const mood = t.enumerated('mood', ['happy', 'so so']);
const things = t.table('things', {
  doc: 'One of every kind.',
  columns: {
    thing_id: t.bigint({ identity: 'always', primaryKey: true, doc: 'Number of the thing.' }),
    small: t.smallint({ default: 1 }),
    whole: t.integer({ minimum: 0, maximum: 120, nullable: true }),
    big: t.bigint({ nullable: true }),
    exact: t.numeric(12, 2, { minimum: 0, nullable: true }),
    counts: t.array(t.integer(), { nullable: true }),
    many: t.array(t.numeric(5, 1), { default: t.sql("'{}'") }),
    ratio: t.doublePrecision({ nullable: true }),
    flag: t.boolean({ default: false }),
    code: t.varchar(4, { minLength: 2, pattern: '^[^a-z]*$', doc: 'A short code.' }),
    letters: t.char(3, { nullable: true }),
    email: t.text({ format: 'email', nullable: true }),
    site: t.text({ format: 'uri', nullable: true }),
    uid: t.uuid({ nullable: true }),
    at: t.timestamptz({ default: t.sql('now()') }),
    extra: t.jsonb({ nullable: true }),
    mood: { ...mood, default: 'happy' },
    moods: t.array(mood, { nullable: true }),
    postcode: t.column<string>()('postcode', { nullable: true }),
    parent_id: t.bigint({ references: 'things.thing_id', nullable: true }),
    small_ones: t.array(t.smallint(), { default: t.sql("'{}'") }),
    price: t.numeric(12, 2, { minimum: 0 }),
    rate: t.numeric(3, 2, { nullable: true }),
    mass: t.column<t.Numeric>()('numeric', { nullable: true }),
    words: t.array(t.varchar(2), { nullable: true }),
    span: t.column<string>()('int4range', { nullable: true }),
    days: t.column<string>()('daterange', { nullable: true }),
    amounts: t.column<string>()('numrange', { nullable: true }),
    stay: t.column<string>()('tstzrange', { nullable: true }),
    spans: t.array(t.column<string>()('int8range'), { nullable: true }),
    sets: t.column<string>()('int4multirange', { nullable: true }),
    opens: t.time({ nullable: true }),
    token: t.uuid({ references: 'tokens.token', nullable: true }),
    constructor: t.text({ doc: 'Who made it.' }),
    twice: t.integer({ generated: { sql: 'small * 2' }, nullable: true }),
  },
});
const tokens = t.table('tokens', {
  columns: {
    token: t.uuid({ primaryKey: true }),
    handle: t.varchar(5, { unique: true, pattern: '^[^@]+@x$' }),
  },
});
const world = t.defineSchema({
  name: 'world',
  enums: [{ name: 'mood', values: ['happy', 'so so'] }],
  domains: [{ name: 'postcode', type: 'character varying(6)' }],
  tables: { things, tokens },
});
const release = { version: '1.2.0', migrations: ['20260101000000_first'] };
const files = publishedFiles(world, { release });

/** What a generated module exports. */
function run(source: string): Record<string, CompiledValidator> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Record<string, CompiledValidator> = {};
  new Function('exports', outputText)(exports);
  return exports;
}

const compiled = run(files['src/validators.generated.ts'] ?? '');
const check = (name: string) => validator(name, compiled[name] as CompiledValidator);

let database: Live;
beforeAll(async () => {
  database = await live('publish', world);
});
afterAll(() => database.close());

const right = { code: 'AB', price: '0', constructor: 'Ada' };

test('rows of a real database are right, whatever is in them', async () => {
  const { knex } = database;
  await knex('tokens').insert({ token: '5b8f0c3e-1111-4222-8333-444455556666', handle: 'me@x' });
  await knex('things').insert([
    right,
    {
      ...right,
      span: '[1,10)',
      days: '[2024-02-29,infinity)',
      amounts: '(,1.50]',
      stay: '[2024-01-01 10:00+02,2024-01-02)',
      spans: '{"[-9223372036854775808,5)",empty}',
      sets: '{[1,3),[7,)}',
      opens: '24:00',
      rate: '-9.994',
      mass: '1e3',
      words: ['a', 'bc'],
      token: '5B8F0C3E-1111-4222-8333-444455556666',
      small: -32768,
      whole: 120,
      big: '-9223372036854775808',
      exact: '0.10',
      many: ['1.5', '-2.0'],
      counts: [1, 2],
      ratio: 1e300,
      flag: true,
      code: '🙂🙂🙂🙂',
      letters: 'abc',
      email: "o'neil+x@mail.example.org",
      site: 'https://example.org/a?b=c#d',
      uid: '5B8F0C3E-1111-4222-8333-444455556666',
      at: '2024-02-29T12:00:00.123456+02',
      extra: { a: [null, 1, { b: 'c' }] },
      mood: 'so so',
      moods: '{happy,"so so"}',
      postcode: 'NW1 2A',
      parent_id: 1,
    },
    { ...right, code: 'CD', exact: 'NaN', extra: '7', price: '9999999999.99' },
  ]);
  const rows = await knex('things').select('*');
  // As its descriptors say: an array of an enum reads as one, which `pg` alone would leave a text.
  const read = rows.map((row) => ({ ...row, moods: row.moods === null ? null : ['happy', 'so so'] }));
  expect(read).toHaveLength(3);
  for (const row of JSON.parse(JSON.stringify(read))) expect(check('Thing').problems(row)).toEqual([]);
  expect((await knex('tokens')).flatMap(check('Token').problems)).toEqual([]);
});

test.each<[string, string, unknown, string, unknown]>([
  ['no object', 'NewThing', 'x', '', 'must be an object'],
  ['nothing', 'NewThing', null, '', 'must be an object'],
  ['a required column left out', 'NewThing', {}, '/code', 'must be given'],
  [
    'a column that is not there',
    'NewThing',
    { ...right, 'a/b': 1 },
    '/a~1b',
    'is no column that can be given here',
  ],
  [
    'an identity',
    'NewThing',
    { ...right, thing_id: '1' },
    '/thing_id',
    'is no column that can be given here',
  ],
  ['a generated column', 'ThingPatch', { twice: 2 }, '/twice', 'is no column that can be given here'],
  ['a text for a number', 'ThingPatch', { small: '1' }, '/small', 'must be an integer'],
  ['a fraction for a whole number', 'ThingPatch', { whole: 1.5 }, '/whole', 'must be an integer or null'],
  ['a number beyond its type', 'ThingPatch', { small: 32768 }, '/small', 'must be at most 32767'],
  ['a number beyond its range', 'ThingPatch', { whole: 121 }, '/whole', 'must be at most 120'],
  ['a number for an exact one', 'ThingPatch', { big: 1 }, '/big', 'must be a string'],
  ['an exact number that is none', 'ThingPatch', { big: '1.5' }, '/big', 'must be a bigint'],
  ['one beyond 64 bits', 'ThingPatch', { big: '9223372036854775808' }, '/big', 'must be a bigint'],
  ['one beyond 64 bits, below', 'ThingPatch', { big: '-9223372036854775809' }, '/big', 'must be a bigint'],
  [
    'an id beyond 64 bits',
    'ThingPatch',
    { parent_id: '99999999999999999999' },
    '/parent_id',
    'must be a bigint',
  ],
  [
    'too many digits',
    'ThingPatch',
    { price: '100000000000' },
    '/price',
    'must be a numeric(12,2) that is not negative',
  ],
  [
    'a decimal that is none',
    'NewThing',
    { ...right, price: 'free' },
    '/price',
    'must be a numeric(12,2) that is not negative',
  ],
  ['an exponent where digits are counted', 'ThingPatch', { rate: '1e0' }, '/rate', 'must be a numeric(3,2)'],
  ['digits that round to too many', 'ThingPatch', { rate: '9.995' }, '/rate', 'must be a numeric(3,2)'],
  [
    'an element of too many digits',
    'ThingPatch',
    { many: ['1', '12345'] },
    '/many/1',
    'must be a numeric(5,1)',
  ],
  [
    'an element that is too long',
    'ThingPatch',
    { words: ['ab', 'abc'] },
    '/words/1',
    'must have at most 2 character(s)',
  ],
  ['a range of no form', 'ThingPatch', { span: '1-5' }, '/span', 'must be an int4range'],
  ['a range that is not closed', 'ThingPatch', { span: '[1,5' }, '/span', 'must be an int4range'],
  ['a range beyond its type', 'ThingPatch', { span: '[1,2147483648)' }, '/span', 'must be an int4range'],
  ['a range of days that are none', 'ThingPatch', { days: '[2024-04-31,)' }, '/days', 'must be a daterange'],
  ['a range of other values', 'ThingPatch', { amounts: '[a,b]' }, '/amounts', 'must be a numrange'],
  [
    'moments out of quotes that close',
    'ThingPatch',
    { stay: '["2024-01-01 00:00:00+00,)' },
    '/stay',
    'must be a tstzrange',
  ],
  [
    'an element that is no range',
    'ThingPatch',
    { spans: ['[1,2)', '1'] },
    '/spans/1',
    'must be an int8range',
  ],
  ['a set of ranges of no form', 'ThingPatch', { sets: '[1,2)' }, '/sets', 'must be an int4multirange'],
  ['a time that is none', 'ThingPatch', { opens: '25:00' }, '/opens', 'must be a time without time zone'],
  ['an id of another form', 'ThingPatch', { token: 'x' }, '/token', 'must be a uuid'],
  ['what every object has by birth', 'NewThing', { code: 'AB', price: '1' }, '/constructor', 'must be given'],
  ['a wrong value of such a name', 'ThingPatch', { constructor: 1 }, '/constructor', 'must be a string'],
  [
    'a prototype',
    'ThingPatch',
    JSON.parse('{"__proto__": {"code": "AB"}}'),
    '/__proto__',
    'is no column that can be given here',
  ],
  [
    'a negative amount',
    'ThingPatch',
    { exact: '-0.01' },
    '/exact',
    'must be a numeric(12,2) that is not negative',
  ],
  ['a wrong element', 'ThingPatch', { many: ['1', 'x'] }, '/many/1', 'must be a numeric(5,1)'],
  [
    'an element of an array that may be left out',
    'NewThing',
    { ...right, small_ones: [1.5] },
    '/small_ones/0',
    'must be an integer',
  ],
  [
    'an element that is no whole number',
    'ThingPatch',
    { counts: [1, 1.5] },
    '/counts/1',
    'must be an integer',
  ],
  [
    'an element beyond its type',
    'ThingPatch',
    { counts: [2147483648] },
    '/counts/0',
    'must be at most 2147483647',
  ],
  ['null where it may not be', 'ThingPatch', { flag: null }, '/flag', 'must be a boolean'],
  ['a text that is too short', 'ThingPatch', { code: 'A' }, '/code', 'must have at least 2 character(s)'],
  [
    'a text that is too long',
    'ThingPatch',
    { code: '🙂🙂🙂🙂🙂' },
    '/code',
    'must have at most 4 character(s)',
  ],
  ['a text that does not match', 'ThingPatch', { code: 'Ab' }, '/code', 'must match ^[^a-z]*$'],
  ['an address that is none', 'ThingPatch', { email: 'ada@' }, '/email', 'must be an email'],
  ['a site that is none', 'ThingPatch', { site: 'example.org' }, '/site', 'must be a uri'],
  ['an id that is none', 'ThingPatch', { uid: 'x' }, '/uid', 'must be a uuid'],
  ['a day that never was', 'ThingPatch', { at: '2023-02-29T00:00:00Z' }, '/at', 'must be a date-time'],
  [
    'a value that the enum has not',
    'ThingPatch',
    { mood: 'sad' },
    '/mood',
    'must be one of "happy", "so so"',
  ],
  [
    'an array of another type',
    'ThingPatch',
    { moods: ['sad'] },
    '/moods/0',
    'must be one of "happy", "so so"',
  ],
  [
    'a text too long for its domain',
    'ThingPatch',
    { postcode: '1234567' },
    '/postcode',
    'must have at most 6 character(s)',
  ],
])('%s is wrong, and the path says where', (_, name, value, path, message) => {
  expect(check(name).problems(value)).toContainEqual({ path, message });
  expect(check(name).is(value)).toBe(false);
  expect(() => check(name)(value)).toThrow(
    expect.objectContaining({ code: 'ROW_INVALID', message: expect.stringContaining(path || 'it must') }),
  );
});

test('what is right comes back as it was', () => {
  const value = { ...right, exact: '12.30', mass: '-1.5e-30', extra: null };
  expect(check('NewThing')(value)).toBe(value);
});

test('documents carry what the descriptors say', () => {
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
  expect(JSON.parse(files['schema.json'] ?? '')).toEqual(
    JSON.parse(JSON.stringify({ $schema: DESCRIPTOR_FORMAT, ...world, ...release })),
  );
});

test('the release is laid out as a formatter does it', () => {
  const printed = (count: number) => {
    const migrations = Array.from({ length: count }, (_, i) => `2026010100000${i}_a_migration_with_a_name`);
    return publishedFiles(world, { release: { version: '1.0.0', migrations } })['src/release.ts'] ?? '';
  };
  expect(printed(0)).toContain("  version: '1.0.0',\n  migrations: [],\n}");
  expect(printed(1)).toContain("\n  migrations: ['20260101000000_a_migration_with_a_name'],\n");
  expect(printed(3)).toContain("\n  migrations: [\n    '20260101000000_a_migration_with_a_name',\n");
});

test('a format that nobody can check is refused', () => {
  const columns = { phone: t.text({ format: 'phone' }) };
  const schema = t.defineSchema({ name: 'x', tables: { people: t.table('people', { columns }) } });
  expect(() => publishedFiles(schema, { release })).toThrow(
    /^Expected one of the formats date, .*, got unknown format "phone"/,
  );
});

test('only what differs is written, and documents of no row are removed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-publish-'));
  try {
    expect(await writePublished(folder, files)).toEqual(Object.keys(files).sort());
    await writeFile(join(folder, 'schema.json'), '{}');
    await writeFile(join(folder, 'json-schema/Gone.json'), '{}');
    const stale = ['json-schema/Gone.json', 'schema.json'];
    expect(await writePublished(folder, files, { dryRun: true })).toEqual(stale);
    expect(await writePublished(folder, files)).toEqual(stale);
    expect(await writePublished(folder, files)).toEqual([]);
    expect(await readdir(join(folder, 'json-schema'))).toEqual(
      ['NewThing', 'NewToken', 'Thing', 'ThingPatch', 'Token', 'TokenPatch'].map((name) => `${name}.json`),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
