import { expect, test } from '@jest/globals';
import type { TrellisError } from '../error.ts';
import { integer, text } from './column-types.ts';
import { defineSchema, type SchemaDescriptor } from './schema.ts';
import { type TableOptions, table } from './table.ts';
import { toModel } from './to-model.ts';

/** The error with which a definition is refused. */
function refusal(define: () => unknown): TrellisError {
  try {
    define();
  } catch (error) {
    return error as TrellisError;
  }
  throw new Error('Expected the definition to be refused.');
}

const foreign = { server: 'files', options: { filename: '/tmp/a.csv' } };

test('foreign data is converted to the Model, with its comments', () => {
  const schema = defineSchema({
    name: 's',
    foreignDataWrappers: [{ name: 'w', doc: 'A wrapper.', handler: { schema: 'public', name: 'h' } }],
    foreignServers: [{ name: 'files', doc: 'A server.', wrapper: 'w', options: { host: 'h' } }],
    userMappings: [
      { role: 'PUBLIC', server: 'files', options: { user: 'u' }, passwordFrom: 'FILES_PASSWORD' },
    ],
    tables: {
      log: table('log', { foreign, columns: { line: text({ foreignOptions: { column_name: 'L' } }) } }),
    },
  });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  const { foreignDataWrappers, foreignServers, userMappings, tables } = toModel(schema);
  expect({ foreignDataWrappers, foreignServers, userMappings }).toEqual({
    foreignDataWrappers: [{ name: 'w', comment: 'A wrapper.', handler: { schema: 'public', name: 'h' } }],
    foreignServers: [{ name: 'files', comment: 'A server.', wrapper: 'w', options: { host: 'h' } }],
    userMappings: [
      { role: 'PUBLIC', server: 'files', options: { user: 'u' }, passwordFrom: 'FILES_PASSWORD' },
    ],
  });
  expect(tables[0]).toMatchObject({
    foreign,
    columns: [{ name: 'line', type: 'text', notNull: true, foreignOptions: { column_name: 'L' } }],
  });
});

test('a Model without foreign data has no lists of it', () => {
  const model = toModel(defineSchema({ name: 's', tables: {} }));
  for (const list of ['foreignDataWrappers', 'foreignServers', 'userMappings'])
    expect(model).not.toHaveProperty(list);
});

const declaring = (mapping: NonNullable<SchemaDescriptor['userMappings']>[number]) => () =>
  defineSchema({ name: 's', tables: {}, userMappings: [mapping] });

test.each(['password', 'PASSFILE', 'sslkey', 'api_token'])(
  'a user mapping with the secret option %s is refused, without its value',
  (option) => {
    const { code, message } = refusal(declaring({ role: 'r', server: 's', options: { [option]: 'hidden' } }));
    expect(code).toBe('SECRET_DECLARED');
    expect(message).toContain(`"${option}"`);
    expect(message).not.toContain('hidden');
  },
);

test.each(['hidden!', '', '1A', 'A B'])('the password %s is not the name of a variable', (passwordFrom) => {
  const { code, message } = refusal(declaring({ role: 'r', server: 's', passwordFrom }));
  expect(code).toBe('SECRET_DECLARED');
  expect(message).not.toContain('hidden');
});

type Options = TableOptions<{ a: ReturnType<typeof integer> }, Record<never, never>, [], 'public'>;

/** What PostgreSQL does not support on a foreign table. */
const unsupported: Readonly<Record<string, Partial<Options>>> = {
  'a primary key': { primaryKey: ['a'] },
  'a unique constraint': { uniques: [{ columns: ['a'] }] },
  'an exclusion constraint': { exclusions: [{ name: 'x', definition: 'EXCLUDE (a WITH =)' }] },
  'an index': { indexes: [{ columns: ['a'] }] },
  'a rule': { rules: [{ name: 'r', definition: '' }] },
  'a policy': { policies: [{ name: 'p' }] },
  'row-level security': { rowSecurity: 'enabled' },
  'no log': { unlogged: true },
  partitions: { partitionBy: 'LIST (a)' },
  'a replica identity': { replicaIdentity: 'full' },
  'storage parameters': { storageParameters: { fillfactor: '70' } },
  'an access method': { accessMethod: 'heap' },
  'a tablespace': { tablespace: 't' },
  'a row type': { ofType: 'public.t' },
  'a primary key on a column': { columns: { a: integer({ primaryKey: true }) } as never },
  'a unique column': { columns: { a: integer({ unique: true }) } as never },
  'a compressed column': { columns: { a: integer({ compression: 'lz4' }) } as never },
  'a backfill': { columns: { a: integer({ backfill: 1 }) } as never },
  'a conversion': { columns: { a: integer({ using: 'a::integer' }) } as never },
};

test.each(Object.keys(unsupported))('a foreign table with %s is refused', (what) => {
  const log = table('log', { foreign, columns: { a: integer() }, ...unsupported[what] } as Options);
  expect(refusal(() => defineSchema({ name: 's', tables: { log } } as never)).code).toBe(
    'FOREIGN_TABLE_UNSUPPORTED',
  );
});

test('a foreign key from or to a foreign table is refused', () => {
  const other = table('other', { columns: { id: integer({ primaryKey: true }) } });
  const from = table('log', { foreign, columns: { a: integer({ references: 'other.id' }) } });
  const to = table('log', { foreign, columns: { a: integer() } });
  const refers = table('other', { columns: { id: integer({ references: 'log.a' }) } });
  for (const tables of [
    { other, log: from },
    { log: to, other: refers },
  ])
    expect(refusal(() => defineSchema({ name: 's', tables } as never)).code).toBe(
      'FOREIGN_TABLE_UNSUPPORTED',
    );
});

test('options of a foreign column on another table are refused', () => {
  const log = table('log', { columns: { a: integer({ foreignOptions: { x: '1' } }) } });
  expect(refusal(() => defineSchema({ name: 's', tables: { log } })).code).toBe('FOREIGN_TABLE_UNSUPPORTED');
});

/** What the parent of a foreign partition cannot have. */
const parents: Readonly<Record<string, object>> = {
  'a primary key': { columns: { a: integer({ primaryKey: true }) } },
  'a unique column': { columns: { a: integer({ unique: true }) } },
  'a unique constraint': { uniques: [{ columns: ['a'] }] },
  'a unique index': { indexes: [{ columns: ['a'], unique: true }] },
  'a foreign key': { foreignKeys: [{ columns: ['a'], references: { table: 'other', columns: ['id'] } }] },
};

test.each(Object.keys(parents))(
  'a foreign partition of a table with %s is refused, also of a partition',
  (what) => {
    const part = (of: string) => ({ schema: 'public', name: of, bound: 'DEFAULT' });
    const of = (isDirect: boolean, options: object) => ({
      other: table('other', { columns: { id: integer({ primaryKey: true }) } }),
      top: table('top', { partitionBy: 'LIST (a)', columns: { a: integer() }, ...options } as Options),
      mid: table('mid', { partitionBy: 'LIST (a)', partitionOf: part('top'), columns: { a: integer() } }),
      log: table('log', { foreign, partitionOf: part(isDirect ? 'top' : 'mid'), columns: { a: integer() } }),
    });
    const foreignServers = [{ name: 'files', wrapper: 'file_fdw' }];
    for (const isDirect of [true, false]) {
      const define = (options: object) => () =>
        defineSchema({ name: 's', foreignServers, tables: of(isDirect, options) } as never);
      expect(refusal(define(parents[what] ?? {})).message).toContain('"log" is a partition');
      expect(define({ indexes: [{ columns: ['a'] }] })).not.toThrow();
    }
  },
);
