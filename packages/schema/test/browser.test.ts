import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import * as validate from '../src/validate.ts';

/** Bundles a module for browsers. Every import is part of the bundle, and a module of Node is an error. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: __dirname, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'bundled',
    conditions: ['trellis-source'],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** Runs a bundle in a realm that has only what the language itself has: neither `require` nor `process` nor `Buffer`. */
const run = (code: string, expression: string): unknown =>
  JSON.parse(String(runInContext(`${code};JSON.stringify(${expression})`, createContext({}))));

test('a browser runs a validator', async () => {
  const code = await bundle("export { validateNewOrder } from '../src/validate.ts';");
  const problems = `[{ customer_id: 1, currency: 'EUR' }, { customer_id: '1', currency: 'EUR', date: true }].map(bundled.validateNewOrder.problems)`;
  expect(run(code, problems)).toEqual([
    [],
    [
      { path: '/customer_id', message: 'must be an integer' },
      { path: '/date', message: 'is not a column that can be set' },
    ],
  ]);
  const thrown = '(() => { try { bundled.validateNewOrder({}) } catch (error) { return error.code } })()';
  expect(run(code, thrown)).toBe('ROW_INVALID');
});

test('a browser runs a parser', async () => {
  const code = await bundle("export { parseNewOrder } from '../src/validate.ts';");
  const row =
    "bundled.parseNewOrder({ customer_id: 1, currency: 'EUR', order_date: '2026-01-01T01:00:00+01:00' })";
  expect(run(code, `${row}.order_date.getTime()`)).toBe(Date.UTC(2026, 0, 1));
});

test.each([
  ['one validator', "export { validateNewCustomer } from '../src/validate.ts';", 4_800],
  ['one parser', "export { parseNewCustomer } from '../src/validate.ts';", 6_000],
  [
    'all validators and parsers',
    "export * from '../src/validate.ts';",
    4_800 + 260 * Object.keys(validate).length,
  ],
])('a bundle of %s is small', async (_, contents, most) => {
  expect((await bundle(contents)).length).toBeLessThan(most);
});

test('a bundle of one validator has the columns of one row', async () => {
  const code = await bundle("export { validateNewTag } from '../src/validate.ts';");
  expect(code).toContain('name');
  expect(code).not.toMatch(/customer_id|order_date|email/);
});
