import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { shellQuoted } from './shell-quoted.ts';

test.each([
  'table public.orders',
  'table public."Order Lines"',
  "column public.o'clock.at",
  'a $HOME `b` !c',
  String.raw`a\b`,
  `both "kinds" of 'quotes'`,
])('quotes %s as one word of sh', (text) => {
  const printed = execFileSync('sh', ['-c', `printf '%s|' ${shellQuoted(text, 'linux')}`], {
    encoding: 'utf8',
  });
  expect(printed).toBe(`${text}|`);
});

test('quotes a word for cmd.exe, which knows no single quotes', () => {
  expect(shellQuoted(String.raw`src\my tables.ts`, 'win32')).toBe(String.raw`"src\my tables.ts"`);
  expect(shellQuoted('table public."Order"', 'win32')).toBe(String.raw`"table public.\"Order\""`);
});
