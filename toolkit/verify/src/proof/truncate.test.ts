import { beforeAll, expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { truncateStatement } from './truncate.ts';

const client = testClient('truncate');

beforeAll(() =>
  client.query(`
    create table "Ledger" (id integer primary key);
    create table entries (id integer references "Ledger");
    create function reject() returns trigger language plpgsql as $$ begin raise '% rejects', tg_name; end $$;
    create trigger "No" before truncate on "Ledger" execute function reject();
    create trigger always before truncate on "Ledger" execute function reject();
    create trigger never before truncate on "Ledger" execute function reject();
    create trigger entries_no before truncate on entries execute function reject();
    alter table "Ledger" enable always trigger always;
    alter table "Ledger" disable trigger never;
  `),
);

const modes = async () =>
  (await client.query('select tgname, tgenabled from pg_trigger where not tgisinternal order by tgname'))
    .rows;
const count = async () =>
  (await client.query('select (select count(*) from "Ledger") + (select count(*) from entries) as n')).rows[0]
    .n;

test('tables are truncated although triggers reject it, and the triggers keep their modes', async () => {
  const before = await modes();
  await client.query('insert into "Ledger" values (1); insert into entries values (1)');
  await expect(client.query('truncate "Ledger" cascade')).rejects.toThrow('rejects');
  await client.query(truncateStatement(['public."Ledger"']));
  expect([await count(), await modes()]).toEqual(['0', before]);
});
