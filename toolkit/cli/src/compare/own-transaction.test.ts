import { expect, test } from '@jest/globals';
import { withoutTransactions } from './own-transaction.ts';

test.each([
  ['begin; create table t (); commit;', '     ; create table t ();       ;'],
  [
    'START TRANSACTION READ WRITE;\nselect 1;\nEND WORK',
    '                            ;\nselect 1;\n        ',
  ],
  [
    'create function f() returns int begin atomic select 1; end; commit',
    'create function f() returns int begin atomic select 1; end;       ',
  ],
  [
    'create procedure p() begin atomic; insert into t values (1); end; end',
    'create procedure p() begin atomic; insert into t values (1); end;    ',
  ],
  [`do $$ begin commit; end $$; select 'commit'`, `do $$ begin commit; end $$; select 'commit'`],
  [`commit prepared 'x'; savepoint a; rollback to a`, `commit prepared 'x'; savepoint a; rollback to a`],
])('%j without its own transactions', (text, sql) => {
  expect(withoutTransactions(text)).toEqual({ sql });
});

test('finds the line that rolls back', () => {
  expect(withoutTransactions('select 1;\n\nROLLBACK;').rollbackLine).toBe(3);
});
