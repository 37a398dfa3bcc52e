import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('member_privileges');

const installed = 'create extension pg_stat_statements schema public; create extension citext schema public;';
const extensionsAfter = async (sql: string) => (await modelAfter(client, `${installed} ${sql}`)).extensions;

test('the privileges that extensions give are no difference', async () => {
  const extensions = await extensionsAfter('');
  expect(extensions).toHaveLength(2);
  for (const extension of extensions) expect(extension).not.toHaveProperty('memberPrivileges');
});

test('granted and revoked privileges of members of each kind are read, and those that are as before are not', async () => {
  const extensions = await extensionsAfter(`
    grant execute on function pg_stat_statements_info() to pg_monitor with grant option;
    revoke select on pg_stat_statements from public; grant select (calls, query) on pg_stat_statements to pg_monitor;
    revoke usage on type citext from public; grant execute on function citextin(cstring) to pg_monitor; revoke execute on function citextin(cstring) from pg_monitor`);
  const all = { grantee: 'PUBLIC' };
  expect(extensions).toMatchObject([
    {
      name: 'citext',
      memberPrivileges: [{ kind: 'type', name: 'public.citext', revoked: [{ ...all, privilege: 'USAGE' }] }],
    },
    {
      name: 'pg_stat_statements',
      memberPrivileges: [
        {
          kind: 'routine',
          name: 'public.pg_stat_statements_info()',
          granted: [{ grantee: 'pg_monitor', privilege: 'EXECUTE', grantable: true }],
        },
        {
          kind: 'table',
          name: 'public.pg_stat_statements',
          revoked: [{ ...all, privilege: 'SELECT' }],
        },
        {
          kind: 'table',
          name: 'public.pg_stat_statements',
          column: 'calls',
          granted: [{ grantee: 'pg_monitor', privilege: 'SELECT' }],
        },
        {
          kind: 'table',
          name: 'public.pg_stat_statements',
          column: 'query',
          granted: [{ grantee: 'pg_monitor', privilege: 'SELECT' }],
        },
      ],
    },
  ]);
});
