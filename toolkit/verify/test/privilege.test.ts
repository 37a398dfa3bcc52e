import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Privilege } from '@trellis/model';
import { changePrivileges, target } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import fc from 'fast-check';
import { Client } from 'pg';

let database: TestDatabase;
let client: Client;
const roles = ['trellis_a', 'trellis_b'];
const table = { schema: 'public', name: 't' };

beforeAll(async () => {
  database = await createDatabase('privilege');
  client = new Client({ connectionString: database.url });
  await client.connect();
  for (const role of roles) await client.query(`create role ${role}`).catch(() => {});
  await client.query('create table t (id int)');
});

afterAll(async () => {
  for (const role of roles) await client.query(`drop role ${role}`);
  await client.end();
  await database.drop();
});

test('changes any access control list of a table into any other', async () => {
  const entry = fc.record({
    grantee: fc.constantFrom('PUBLIC', 'CURRENT_USER', ...roles),
    privilege: fc.constantFrom('SELECT', 'INSERT', 'DELETE', 'REFERENCES'),
    grantable: fc.boolean(),
  });
  const list = fc.option(
    fc
      .uniqueArray(entry, { maxLength: 8, selector: ({ grantee, privilege }) => `${grantee} ${privilege}` })
      .map((entries) => entries.map(asPrivilege)),
    { nil: undefined },
  );
  const of = { kind: 'table', on: target.table(table) } as const;
  await fc.assert(
    fc.asyncProperty(list, list, async (first, second) => {
      await client.query('begin');
      try {
        for (const sql of changePrivileges(of, undefined, first)) await client.query(sql);
        for (const sql of changePrivileges(of, first, second)) await client.query(sql);
        expect(await privileges()).toEqual(asSet(second));
        for (const sql of changePrivileges(of, second, undefined)) await client.query(sql);
        expect(await privileges()).toBeUndefined();
      } finally {
        await client.query('rollback');
      }
    }),
    { numRuns: 25 },
  );
});

/** PUBLIC cannot have a grant option, and the owner always has one implicitly. */
function asPrivilege({
  grantee,
  privilege,
  grantable,
}: {
  grantee: string;
  privilege: string;
  grantable: boolean;
}): Privilege {
  return { grantee, privilege, ...(grantable && grantee.startsWith('trellis') ? { grantable: true } : {}) };
}

async function privileges(): Promise<Set<string> | undefined> {
  const model = await introspect(client);
  return asSet(model.tables[0]?.privileges);
}

function asSet(list: readonly Privilege[] | undefined): Set<string> | undefined {
  return list && new Set(list.map((entry) => JSON.stringify(entry)));
}
