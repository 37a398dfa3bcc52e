import { expect, test } from '@jest/globals';
import { isSingle, statementsOf } from './statement.ts';

test.each<[string, string[]]>([
  ['', []],
  [' ; -- no;\n;', []],
  ['select \';\', "a;b" ; select 2', ['select \';\', "a;b"', 'select 2']],
  ['/* a; /* b; */ c; */ select 1 -- x;', ['select 1']],
  ["select E'\\';'; select $a$;$a$, $$;$$;", ["select E'\\';'", 'select $a$;$a$, $$;$$']],
  ["select 'it''s;'\n;\ncommit", ["select 'it''s;'", 'commit']],
  ["select E'a'\n'\\';'; select 2", ["select E'a'\n'\\';'", 'select 2']],
  ['select 1 -- a\r, 2; select 3', ['select 1 -- a\r, 2', 'select 3']],
  ["select 'a; select 2", ["select 'a; select 2"]],
  ['select 1;;select 2', ['select 1', 'select 2']],
])('%j is split into its statements', (text, expected) => {
  const found = [...statementsOf(text)];
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(expected);
  expect(isSingle(text)).toBe(expected.length < 2);
});

test('the words of a statement exclude comments and quoted text', () => {
  const [statement] = statementsOf(`commit /* and */ -- chain\n work`);
  expect(statement?.words.split(/\s+/)).toEqual(['commit', 'work']);
  expect([...statementsOf(`comment on table t is 'begin atomic'`)][0]?.words).not.toMatch(/begin/i);
});

test('a literal of many megabytes is one token of its statement', () => {
  const text = `insert into t values ('${'x;'.repeat(10_000_000)}'); select 1`;
  expect([...statementsOf(text)].length).toBe(2);
});
