import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { configIn } from '../../test/config.ts';
import { testProject } from '../../test/project.ts';
import { revision } from './revision.ts';

const project = testProject('cache');
let connection: Connection;
let root: string;
beforeEach(() => {
  ({
    connection,
    config: { root },
  } = project);
});
afterEach(() => rmSync(`${root}-cold`, { recursive: true, force: true }));

/** Creates a revision in a folder. Returns its files without their times, and the reported steps. */
async function revise(folder: string, loses?: string): Promise<{ text: string; did: string[] }> {
  const did: string[] = [];
  const { files } = await revision(configIn(folder), {
    message: 'Next',
    connection,
    allowDataLoss: loses === undefined ? [] : [loses],
    onProgress: (what) => did.push(what),
  });
  const text = files.map((file) => readFileSync(file, 'utf8')).join('');
  return { text: text.replaceAll(/\b\d{14}\b/g, ''), did };
}

const declare = (folder: string, { tables = '', rest = '' }) =>
  writeFileSync(
    join(folder, 'schema.ts'),
    `import { column, defineSchema, integer, table, text, varchar } from '@trellis/model';
     export const schema = defineSchema({ name: 's', ${rest} tables: { ${tables} } } as never);`,
  );

const hub = (more = '') =>
  `hub: table('hub', { columns: { id: integer({ primaryKey: true, identity: 'always' }), name: text(), ${more} } }),`;
const spokes = Array.from(
  { length: 4 },
  (_, i) => `s${i}: table('s${i}', { columns: { id: integer({ primaryKey: true }),
    hub_id: integer({ references: 'hub.id', onDelete: 'cascade' }), next: integer({ references: 's${(i + 1) % 4}.id' }) },
    indexes: [{ columns: ['hub_id'] }] }),`,
).join('');
const VIEWS = (all: string) => `views: [
  { name: 'everything', definition: '${all}' }, { name: 'names', definition: 'select name from everything' }],`;

/** The changes of a project. Each uses the cache of the one before. */
const steps: { tables?: string; rest?: string; loses?: string }[] = [
  { tables: hub() + spokes },
  { tables: hub('a: integer({ nullable: true }),') + spokes },
  { tables: hub('a: integer({ nullable: true }),') + spokes, rest: VIEWS('select * from hub') },
  {
    tables: hub('a: integer({ nullable: true }), b: text({ nullable: true }),') + spokes,
    rest: VIEWS('select * from hub'),
  },
  {
    tables: hub('a: varchar(9, { nullable: true }), b: text({ nullable: true }),') + spokes,
    rest: VIEWS('select hub.* from hub'),
  },
  {
    tables: `${hub('b: text({ nullable: true }),')}${spokes}${`'log.audit': table('audit', { schema: 'log', columns: { id: integer({ primaryKey: true }), hub_id: integer({ references: 'hub.id' }), kind: column()('public.kind') } }),`}`,
    rest: `enums: [{ name: 'kind', values: ['x', 'y'] }],`,
    loses: 'hub.a',
  },
  {
    tables: hub('b: text({ nullable: true }),') + spokes.replace("indexes: [{ columns: ['hub_id'] }]", ''),
    loses: 'log.audit',
  },
];

test('creates the same migration from the cache as from the whole history', async () => {
  for (const [at, step] of steps.entries()) {
    declare(root, step);
    rmSync(`${root}-cold`, { recursive: true, force: true });
    cpSync(root, `${root}-cold`, { recursive: true, filter: (path) => !path.includes('.trellis') });
    const [warm, cold] = [await revise(root, step.loses), await revise(`${root}-cold`, step.loses)];
    expect(warm.text).toBe(cold.text);
    expect(warm.text === '').toBe(false);
    expect(warm.did.some((what) => what.startsWith('Replaying'))).toBe(at === 0);
    expect(cold.did.some((what) => what.startsWith('Replaying'))).toBe(true);
    expect(readdirSync(join(root, '.trellis', 'models')).length).toBe(Math.min(at + 1, 8));
  }
}, 120_000);

test('ignores a cache that is incomplete or of another history', async () => {
  declare(root, { tables: hub() + spokes });
  await revise(root);
  const folder = join(root, '.trellis', 'models');
  const whole = readdirSync(folder).map(
    (name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')] as const,
  );
  const [step] = steps.slice(1);
  const expected = (await attempt((text) => text, step)).text;
  for (const spoil of [
    (text: string) => text.slice(0, text.length / 2),
    (text: string) => text.replaceAll('"name"', '"eman"'),
    (text: string) => text.replace('"hub"', '"bub"'),
    () => '',
    () => 'null',
  ]) {
    const { text, did } = await attempt(spoil, step);
    expect(text).toBe(expected);
    expect(did.some((what) => what.startsWith('Replaying'))).toBe(true);
  }

  /** The next revision with a spoilt cache, in a copy of the project. */
  async function attempt(spoil: (text: string) => string, step: (typeof steps)[number] = {}) {
    rmSync(`${root}-cold`, { recursive: true, force: true });
    cpSync(root, `${root}-cold`, { recursive: true });
    for (const [path, text] of whole) writeFileSync(path.replace(root, `${root}-cold`), spoil(text));
    declare(`${root}-cold`, step);
    return revise(`${root}-cold`, step.loses);
  }
}, 120_000);

test('creates a migration if the cache cannot be written', async () => {
  writeFileSync(join(root, '.trellis'), 'no folder');
  declare(root, { tables: hub() + spokes });
  expect((await revise(root)).text).toContain(`createTable('hub'`);
}, 60_000);

test('reports a new name that an unchanged object has', async () => {
  declare(root, { tables: hub() + spokes });
  await revise(root);
  declare(root, {
    tables: `${hub()}${spokes}t: table('t', { columns: { id: integer({ primaryKey: true }), }, indexes: [{ name: 's1_pkey', columns: ['id'] }] }),`,
  });
  await expect(revise(root)).rejects.toMatchObject({
    code: 'SCHEMA_INVALID',
    message: expect.stringContaining('s1_pkey'),
  });
}, 60_000);
