import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as t from '@trellis/model';
import { Ajv } from 'ajv';
import { DESCRIPTOR_FORMAT, descriptorFormat } from './descriptor-format.ts';

const model = join(__dirname, '../../../model');
const document = descriptorFormat(join(model, 'src/schema/schema.ts'));
const isDescriptors = new Ajv({ strict: true, allowUnionTypes: true }).compile(document);

/** Schema that uses every part of the descriptor format. */
const world = t.defineSchema({
  name: 'world',
  doc: 'Everything.',
  version: '1.2.3',
  migrations: ['20260101000000_first'],
  naming: { ix: 'ix_%(table_name)s_%(column_0_N_name)s' },
  schemas: [{ name: 'audit', doc: 'Who did what.' }],
  extensions: ['citext', { name: 'hstore', schema: 'audit' }],
  enums: [{ name: 'mood', values: ['happy', 'sad'], renamedValues: { glad: 'happy' } }],
  domains: [{ name: 'postcode', type: 'text', checks: [{ name: 'short', expression: 'length(value) < 9' }] }],
  compositeTypes: [{ name: 'place', attributes: [{ name: 'x', type: 'integer' }] }],
  rangeTypes: [{ name: 'span', subtype: 'time' }],
  sequences: [{ name: 'numbers', start: '5', cycle: true }],
  tables: {
    people: t.table('people', {
      doc: 'People.',
      columns: {
        person_id: t.integer({ identity: { generation: 'always', start: '10' }, primaryKey: true }),
        name: t.varchar(100, {
          minLength: 1,
          pattern: '^x',
          format: 'email',
          collation: '"C"',
          using: 'name',
        }),
        mood: t.enumerated('mood', ['happy', 'sad'], { default: 'happy', nullable: true }),
        score: t.numeric(5, 2, { default: 0, minimum: 0, maximum: 9 }),
        active: t.boolean({ default: true }),
        seen: t.timestamptz({ default: t.sql('now()'), renamedFrom: 'looked' }),
        twice: t.integer({ generated: { sql: 'person_id * 2', kind: 'virtual' } }),
        boss_id: t.integer({ nullable: true, references: 'people.person_id', onDelete: 'set null' }),
      },
      uniques: [{ columns: ['name'], nullsNotDistinct: true, deferrable: true }],
      foreignKeys: [
        { columns: ['person_id'], references: { table: 'people', columns: ['person_id'] }, match: 'full' },
      ],
      checks: ['score > 0', { name: 'low', expression: 'score < 9', doc: 'Low.', notValid: true }],
      exclusions: [{ name: 'alone', definition: 'EXCLUDE USING gist (score WITH =)' }],
      indexes: [
        {
          columns: ['name', { expression: 'lower(name)', descending: true }],
          where: 'active',
          method: 'btree',
        },
      ],
      triggers: [],
      rowSecurity: undefined,
      storageParameters: { fillfactor: '70' },
      relationships: {
        boss: t.manyToOne('people', { back_populates: 'staff', foreign_keys: ['boss_id'] }),
        staff: t.oneToMany('people', { back_populates: 'boss', foreign_keys: ['boss_id'] }),
      },
    }),
  },
  views: [{ name: 'names', definition: 'select name from people', columns: { name: { doc: 'The name.' } } }],
  routines: [{ name: 'f', kind: 'function', arguments: '', definition: 'create function f() …' }],
});

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test('accepts a schema that uses every part of the format', () => {
  isDescriptors({ $schema: DESCRIPTOR_FORMAT, ...asJson(world) });
  expect(isDescriptors.errors).toBeNull();
});

test('accepts the published schema document of the shop', () => {
  const shop = JSON.parse(readFileSync(join(model, '../../packages/schema/schema.json'), 'utf8'));
  isDescriptors(shop);
  expect(isDescriptors.errors).toBeNull();
});

test.each<[string, (schema: ReturnType<typeof asJson>) => void, string]>([
  ['a schema without tables', (schema) => delete schema.tables, ''],
  [
    'an unknown option of a column',
    (schema) => (schema.tables.people.columns.name.nulable = true),
    '/tables/people/columns/name',
  ],
  [
    'a column without a type',
    (schema) => delete schema.tables.people.columns.name.type,
    '/tables/people/columns/name',
  ],
  [
    'an unknown action of a foreign key',
    (schema) => (schema.tables.people.columns.boss_id.onDelete = 'forget'),
    '/tables/people/columns/boss_id/onDelete',
  ],
  [
    'a relationship without a target',
    (schema) => delete schema.tables.people.relationships.boss.target,
    '/tables/people/relationships/boss',
  ],
  [
    'an enum whose values are not an array',
    (schema) => (schema.enums[0].values = 'happy'),
    '/enums/0/values',
  ],
])('refuses %s', (_, spoil, path) => {
  const schema = asJson(world);
  spoil(schema);
  expect(isDescriptors(schema)).toBe(false);
  expect(isDescriptors.errors?.map(({ instancePath }) => instancePath)).toContain(path);
});

test('equals the document in the model package', () => {
  expect(JSON.parse(readFileSync(join(model, 'descriptor.schema.json'), 'utf8'))).toEqual(asJson(document));
});
