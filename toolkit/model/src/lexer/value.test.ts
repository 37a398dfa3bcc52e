import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import { quoteIdentifier, quoteLiteral } from '../names/index.ts';
import { identifierName, stringValue, tokenAt } from './index.ts';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await createDatabase('lexer');
  client = new Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const oneToken = (text: string) => {
  const token = tokenAt(text, 0);
  expect(token.text).toBe(text);
  return token;
};

test.each([
  "''",
  "'it''s \\n'",
  "'a'\n'b'",
  "'a''' -- c\n -- d\n\t'''b'",
  "'a'\r'b'",
  "E'it\\'s ''\\\\'",
  "E'\\b\\f\\n\\r\\t\\v\\q'",
  "E'\\101\\x42\\x4g\\1018'",
  "E'\\303\\266 \\xc3\\xb6'",
  "E'\\u00f6 \\U0001F600 \\ud83d\\ude00'",
  "e'a\\'' \n '\\'b'",
  "U&'d\\0061t\\+000061 \\\\ ''\\D83D\\DE00'",
  "u&'\\0061'\n'\\0062'",
  '$$it\'s \\ $a$ ""$$',
  '$tag$ $$ $tag $tag$',
  '$Größe$ $größe$ $Größe$',
])('the server reads the string %j alike', async (text) => {
  const { rows } = await client.query<{ value: string }>(`select ${text} as value`);
  expect(stringValue(oneToken(text))).toBe(rows[0]?.value);
});

test.each([
  'Abc',
  'GRÖßE',
  '_a$1',
  'é',
  'a\u00a0b',
  '"A ""b"" \\ -- c"',
  '"select"',
  'U&"d\\0061T\\+000061"',
  'u&"a""\\\\b"',
])('the server reads the identifier %j alike', async (text) => {
  const { fields } = await client.query(`select 1 as ${text}`);
  expect(identifierName(oneToken(text))).toBe(fields[0]?.name);
});

test('the server reads the numbers and operators of an expression alike', async () => {
  for (const expression of [
    '2*-3',
    '2 *+-3',
    '1>=-1',
    '- -1',
    '@ -5',
    '1.5e1+.5',
    '7% -2',
    '1--2\n+3',
    '8/*/**/*/*2',
  ]) {
    const { rows } = await client.query<{ value: unknown }>(`select ${expression} as value`);
    const separated: string[] = [];
    for (let from = 0; from < expression.length; ) {
      const token = tokenAt(expression, from);
      if (!token.kind.endsWith('comment')) separated.push(token.text);
      from = token.to;
    }
    const again = await client.query<{ value: unknown }>(`select ${separated.join(' ')} as value`);
    expect(again.rows).toEqual(rows);
  }
});

test('quoted names and texts have the values that were quoted', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => !one.includes('\0'));
  fc.assert(
    fc.property(text, (value) => {
      expect(identifierName(oneToken(quoteIdentifier(value)))).toBe(value);
      expect(stringValue(oneToken(quoteLiteral(value).trim()))).toBe(value);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('other tokens are no strings', () => {
  for (const text of ['a', '"a"', '1', "b'1'", '/* a */', "'a"])
    expect(stringValue(tokenAt(text, 0))).toBeUndefined();
});
