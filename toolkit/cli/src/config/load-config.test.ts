import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadConfig } from './load-config.ts';
import { loadSchema } from './load-schema.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trellis-config-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(root, name), text);

test('finds a configuration from a folder below and makes its paths absolute', async () => {
  write(
    'trellis.config.ts',
    `import { defineConfig } from '@trellis/cli';
     export default defineConfig({ schema: './shop.ts', migrations: 'migrations', releases: 'releases' });`,
  );
  mkdirSync(join(root, 'a/b'), { recursive: true });
  expect(await loadConfig(join(root, 'a/b'))).toEqual({
    root,
    schema: { file: join(root, 'shop.ts') },
    migrations: join(root, 'migrations'),
    releases: join(root, 'releases'),
    packages: [],
    cache: join(root, '.trellis'),
  });
});

const VALID = `export default { schema: 'a', migrations: 'b', releases: 'c',`;
test.each([
  ['none at all', undefined, 'CONFIG_MISSING', /There is no trellis\.config\.ts in .* or above\./],
  ['no default export', 'export const a = 1;', 'CONFIG_INVALID', /default export/],
  [
    'a getter that throws',
    `${VALID} get cache() { throw new Error('boom'); } };`,
    'MODULE_FAILED',
    /trellis\.config\.ts does not load: boom \(.*trellis\.config\.ts:1\)/,
  ],
  ['an unknown key', 'export default { schema: "a", migration: "b" };', 'CONFIG_INVALID', /got "migration"/],
  ['a missing key', 'export default { schema: "a", migrations: "b" };', 'CONFIG_INVALID', /`releases`/],
  [
    'a filter',
    `${VALID} include: 'audit.*' };`,
    'CONFIG_INVALID',
    /a function or a list of patterns in `include`/,
  ],
  ['a hook', `${VALID} afterWrite: 7 };`, 'CONFIG_INVALID', /a shell command in `afterWrite`.*got 7/],
  ['a plan check', `${VALID} checkPlan: () => [] };`, 'CONFIG_INVALID', /`checkPlan`.*got a function/],
  [
    'generated files',
    `${VALID} generated: ['npm run generate'] };`,
    'CONFIG_INVALID',
    /a list of `\{ check, generate \}` in `generated`/,
  ],
  ['a version', `${VALID} postgres: ['15'] };`, 'CONFIG_INVALID', /`postgres`.*got the version undefined/],
  [
    'a version twice',
    `${VALID} postgres: [{ version: 15 }, { version: 15 }] };`,
    'CONFIG_INVALID',
    /once.*15/,
  ],
  [
    'a URL that is no text, and no password',
    `${VALID} postgres: [{ version: 15, url: ['secret'] }] };`,
    'CONFIG_INVALID',
    /^(?!.*secret).*`postgres`/,
  ],
  [
    'another key of a version',
    `${VALID} postgres: [{ version: 15, uri: '' }] };`,
    'CONFIG_INVALID',
    /got "uri"/,
  ],
  ['a syntax error', 'export default {', 'MODULE_FAILED', /trellis\.config\.ts/],
])('reports %s in one line with a code', async (_, text, code, message) => {
  if (text !== undefined) write('trellis.config.ts', text);
  const error = await loadConfig(root).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  expect((error as Error).message).not.toContain('\n');
});

const configOf = (file: string) => ({
  root,
  schema: { file: join(root, file) },
  migrations: '',
  releases: '',
  packages: [],
  cache: '',
});

test('loads descriptors without a build, and reports their own errors', async () => {
  const config = configOf('shop.ts');
  write(
    'shop.ts',
    `import { defineSchema, integer, table } from '@trellis/model';
     const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
     export const shop = defineSchema({ name: 'shop', tables: { tags } });`,
  );
  expect(Object.keys((await loadSchema(config)).tables)).toEqual(['tags']);
  write('shop.ts', 'export const shop = 1;');
  await expect(loadSchema(config)).rejects.toMatchObject({ code: 'SCHEMA_MISSING' });
  write(
    'shop.ts',
    `import { defineSchema, integer, table } from '@trellis/model';
     const tags = table('tags', { columns: { tag_id: integer({ references: 'nowhere.id' }) } });
     export const shop = defineSchema({ name: 'shop', tables: { tags } } as never);`,
  );
  await expect(loadSchema(config)).rejects.toMatchObject({ code: 'SCHEMA_INVALID' });
});

const table = (name: string, more: string) =>
  `import { table } from '@trellis/model';
   import './nothing';
   export const ${name} = table('${name}', { columns: { id: { type: 'integer' } }, ${more} } as never);`;

test.each([
  [
    'the file of a table',
    'defineSchema({ name: "shop", tables: { tags, orders } })',
    'checks: [{ condition: "true" }],',
    'SCHEMA_INVALID',
    'src/orders.ts: Expected a known key in tables.orders.checks[0], got "condition". Use "expression".',
  ],
  [
    'the file of a table that the schema contains as plain data',
    '{ name: "shop", tables: { tags, orders } }',
    'uniques: [{ column: "id" }],',
    'SCHEMA_INVALID',
    'src/orders.ts: Expected a known key in tables.orders.uniques[0], got "column". Use "columns".',
  ],
  [
    'the file of the schema for a fault of the schema',
    'defineSchema({ name: "shop", tables: { tags, orders }, view: [] })',
    '',
    'SCHEMA_INVALID',
    'shop.ts: Expected a known key in the schema, got "view". Use "views".',
  ],
  [
    'the file of the schema for a fault that only the whole shows',
    'defineSchema({ name: "shop", tables: { orders: tags } })',
    '',
    'SCHEMA_INVALID',
    'shop.ts: Expected the key "tags" of the table, got "orders". Use the name of the table as its key.',
  ],
  [
    'the line of an error of the program',
    'defineSchema({ name: "shop", tables: { tags, orders } })',
    'get checks() { return undefined.length; },',
    'MODULE_FAILED',
    expect.stringMatching(
      /shop\.ts does not load: Cannot read properties of undefined .*orders\.ts:3\)\. Fix the module\.$/,
    ),
  ],
  [
    'the line of a getter that throws when the schema is read',
    '{ name: "shop", get tables() { throw new Error("boom"); } }',
    '',
    'MODULE_FAILED',
    expect.stringMatching(/shop\.ts does not load: boom \(.*shop\.ts:4\)\. Fix the module\.$/),
  ],
])('names %s when descriptors are malformed', async (_, schema, more, code, message) => {
  mkdirSync(join(root, 'src'));
  write('src/nothing.ts', '');
  write('src/tags.ts', table('tags', ''));
  write('src/orders.ts', table('orders', more));
  write(
    'shop.ts',
    `import { defineSchema } from '@trellis/model';
     import { orders } from './src/orders.js';
     import { tags } from './src/tags.ts';
     export const shop = ${schema};`,
  );
  await expect(loadSchema(configOf('shop.ts'))).rejects.toMatchObject({ code, message });
});
