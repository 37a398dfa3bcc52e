import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('event_triggers');

test('event triggers are read with tags, time, owner and dependencies, and those of other schemas are left out', async () => {
  const sql = `create schema app; create function f() returns event_trigger language plpgsql as 'begin end';
    create function app.f() returns event_trigger language plpgsql as 'begin end';
    create event trigger a on ddl_command_end when tag in ('drop table', 'create table') execute function f(); comment on event trigger a is 'It''s A.';
    create event trigger "B" on sql_drop execute function app.f(); alter event trigger "B" disable;
    create event trigger c on table_rewrite execute function f(); alter event trigger c enable replica`;
  const { eventTriggers, dependencies = {} } = await modelAfter(client, sql);
  const { eventTriggers: some } = await modelAfter(client, sql, { schemas: ['public'] });
  expect(eventTriggers).toEqual([
    { name: 'B', event: 'sql_drop', function: 'app.f', enabled: 'disabled' },
    {
      name: 'a',
      comment: "It's A.",
      event: 'ddl_command_end',
      tags: ['CREATE TABLE', 'DROP TABLE'],
      function: 'public.f',
    },
    { name: 'c', event: 'table_rewrite', function: 'public.f', enabled: 'replica' },
  ]);
  expect(dependencies['event trigger "B"']).toEqual(['routine app.f()']);
  expect(some?.map(({ name }) => name)).toEqual(['a', 'c']);
});
