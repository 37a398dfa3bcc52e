import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('foreign_data');

const server = 'create foreign data wrapper w; create server s foreign data wrapper w;';

test('a foreign-data wrapper and a server are read with their functions, options, comments and privileges', async () => {
  const {
    foreignDataWrappers,
    foreignServers,
    dependencies = {},
  } = await modelAfter(
    client,
    `
    create foreign data wrapper w options (debug 'true'); alter foreign data wrapper w validator postgresql_fdw_validator;
    comment on foreign data wrapper w is 'A wrapper.'; grant usage on foreign data wrapper w to pg_monitor;
    create server s type 'kind' version '1.2' foreign data wrapper w options (host 'h', dbname 'it''s');
    comment on server s is 'A server.'; grant usage on foreign server s to pg_read_all_data with grant option;
    alter server s owner to pg_monitor;`,
  );
  expect(foreignDataWrappers).toEqual([
    {
      name: 'w',
      comment: 'A wrapper.',
      privileges: [
        { grantee: 'CURRENT_USER', privilege: 'USAGE' },
        { grantee: 'pg_monitor', privilege: 'USAGE' },
      ],
      validator: { schema: 'pg_catalog', name: 'postgresql_fdw_validator' },
      options: { debug: 'true' },
    },
  ]);
  expect(foreignServers).toEqual([
    {
      name: 's',
      comment: 'A server.',
      owner: 'pg_monitor',
      privileges: [
        { grantee: 'pg_monitor', privilege: 'USAGE' },
        { grantee: 'pg_read_all_data', privilege: 'USAGE', grantable: true },
      ],
      wrapper: 'w',
      type: 'kind',
      version: '1.2',
      options: { dbname: "it's", host: 'h' },
    },
  ]);
  expect(dependencies['foreign server s']).toEqual(['foreign data wrapper w']);
});

test('user mappings are read without their secret options', async () => {
  const model = await modelAfter(
    client,
    `${server} create role trellis_mapped;
    create user mapping for public server s options (password 'hidden', user 'everyone', passfile '/hidden');
    create user mapping for current_user server s options ("SSLPassword" 'hidden', token 'hidden');
    create user mapping for trellis_mapped server s options (password_required 'false', sslkey 'hidden')`,
  );
  expect(model.userMappings).toEqual([
    { role: 'CURRENT_USER', server: 's' },
    { role: 'PUBLIC', server: 's', options: { user: 'everyone' } },
    { role: 'trellis_mapped', server: 's', options: { password_required: 'false' } },
  ]);
  expect(model.dependencies?.['user mapping s."PUBLIC"']).toEqual(['foreign server s']);
  expect(JSON.stringify(model)).not.toContain('hidden');
});

test('a user mapping whose options the role may not read is reported, and equal to itself', async () => {
  const model = await modelAfter(
    client,
    `${server} create role trellis_other;
    create user mapping for trellis_other server s options (user 'hidden'); create role trellis_reading; set local role trellis_reading`,
  );
  expect(model.userMappings).toBeUndefined();
  expect(model.unmodelled).toEqual([
    { code: 'UNMODELLED_USER_MAPPING', kind: 'user mapping', object: 'trellis_other on server s' },
  ]);
  expect(JSON.stringify(model)).not.toContain('hidden');
});

test('a foreign table is a table with a server, options and column options', async () => {
  const { tables, dependencies = {} } = await modelAfter(
    client,
    `${server}
    create foreign table ft (a int options (column_name 'A') not null default 1, b text collate "C", constraint k check (a > 0))
      server s options (table_name 't', schema_name 'x');
    comment on foreign table ft is 'A foreign table.'; grant select on ft to pg_monitor`,
  );
  expect(tables).toEqual([
    expect.objectContaining({
      name: 'ft',
      comment: 'A foreign table.',
      columns: [
        { name: 'a', type: 'integer', notNull: true, default: '1', foreignOptions: { column_name: 'A' } },
        { name: 'b', type: 'text', collation: 'pg_catalog."C"' },
      ],
      checks: [{ name: 'k', expression: '(a > 0)' }],
      privileges: [
        { grantee: 'CURRENT_USER', privilege: 'ALL' },
        { grantee: 'pg_monitor', privilege: 'SELECT' },
      ],
      foreign: { server: 's', options: { schema_name: 'x', table_name: 't' } },
    }),
  ]);
  expect(tables[0]).not.toHaveProperty('replicaIdentity');
  expect(dependencies['table public.ft']).toContain('foreign server s');
});

test('a foreign partition and a foreign child are read with their parents', async () => {
  const { tables } = await modelAfter(
    client,
    `${server} create table p (a int not null) partition by list (a);
    create foreign table p1 partition of p for values in (1) server s; create table i (a int);
    create foreign table i1 () inherits (i) server s`,
  );
  expect(
    tables.map(({ name, foreign, partitionOf, inherits }) => ({ name, foreign, partitionOf, inherits })),
  ).toEqual([
    { name: 'i' },
    { name: 'i1', foreign: { server: 's' }, inherits: [{ schema: 'public', name: 'i' }] },
    { name: 'p' },
    {
      name: 'p1',
      foreign: { server: 's' },
      partitionOf: { schema: 'public', name: 'p', bound: 'FOR VALUES IN (1)' },
    },
  ]);
});

test('members of an extension are left out, and a server of its wrapper depends on it', async () => {
  const {
    foreignDataWrappers,
    foreignServers,
    dependencies = {},
  } = await modelAfter(
    client,
    'create extension file_fdw; create server files foreign data wrapper file_fdw',
  );
  expect(foreignDataWrappers).toBeUndefined();
  expect(foreignServers).toEqual([{ name: 'files', wrapper: 'file_fdw' }]);
  expect(dependencies['foreign server files']).toEqual(['extension file_fdw']);
});
