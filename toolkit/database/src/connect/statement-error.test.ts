import { expect, test } from '@jest/globals';
import { createDatabase } from '@trellis/testing';
import { connect } from './connect.ts';
import { isLost, serverMessage, statementError } from './statement-error.ts';

test('an error of the server is one line with a code and without the statement', async () => {
  const database = await createDatabase('statement_error');
  const { knex, close } = await connect({ url: database.url });
  const thrown = (sql: string) => knex.raw(sql).catch((error: unknown) => error);
  expect(serverMessage(await thrown("do $$ begin raise exception 'a\nb'; end $$"))).toBe('a');
  expect(statementError(await thrown('select 1 / 0'))).toMatchObject({
    code: 'STATEMENT_FAILED',
    message: expect.stringContaining(': division by zero (22012).'),
  });
  const slow = await knex
    .transaction(async (transaction) => {
      await transaction.raw("set local statement_timeout = '10ms'");
      await transaction.raw('select pg_sleep(5)');
    })
    .catch((error: unknown) => error);
  expect(statementError(slow)).toMatchObject({ code: 'STATEMENT_CANCELED' });
  const cut = await thrown('select pg_terminate_backend(pg_backend_pid())');
  expect([isLost(cut), statementError(cut)?.code]).toEqual([true, 'CONNECTION_LOST']);
  expect(statementError(new TypeError('x'))).toBeUndefined();
  await close();
  await database.drop();
});
