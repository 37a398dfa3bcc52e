/**
 * Adds one column to a schema of many tables: with `trellis diff` between two stored Models (a plan without a
 * proof), with `trellis revision` (a migration proven up and down, from a warm cache) and with
 * `drizzle-kit generate`. Both migrations are applied to databases of their own first and must lead to equal tables.
 *
 * `pnpm --filter bench diff [tables …]` starts a server from npm, unless `TEST_DATABASE_URL` names one.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, introspect } from '@trellis/database';
import { fingerprint } from '@trellis/plan';
import { createDatabase } from '@trellis/testing';
import { startServer } from '@trellis/testing/server';
import Table from 'cli-table3';
import { type Cost, run } from './run.ts';
import { descriptors, drizzle } from './tables.ts';

const ROUNDS = 5;
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const trellis = join(dirname(require.resolve('@trellis/cli/package.json')), 'dist/cli.js');
const start = [
  '--input-type=module',
  '-e',
  `const { main } = await import(${JSON.stringify(trellis)}); process.exitCode = await main(process.argv.slice(1));`,
];
const kit = join(dirname(require.resolve('drizzle-kit')), 'bin.cjs');
const generate = [kit, 'generate', '--dialect=postgresql', '--schema=./schema.ts', '--out=./out'];
const server = process.env['TEST_DATABASE_URL'] ? undefined : await startServer();
if (server) process.env['TEST_DATABASE_URL'] = server.url;

/** The Model of a database after running SQL. */
async function modelAfter(sql: string) {
  const database = await createDatabase('bench');
  const connection = await connect({ url: database.url });
  try {
    return await connection.withClient(async (client) => {
      for (const statement of sql.split('--> statement-breakpoint')) await client.query(statement);
      return introspect(client);
    });
  } finally {
    await connection.close();
    await database.drop();
  }
}

const sqlIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('--> statement-breakpoint');

const median = (costs: Cost[], of: keyof Cost) =>
  costs.map((cost) => cost[of]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? 0;

async function bench(count: number, table: InstanceType<typeof Table>): Promise<void> {
  const folder = join(here, '.work');
  const folders = ['ours', 'theirs'].map((name) => join(folder, name)) as [string, string];
  const [ours, theirs] = folders;
  rmSync(folder, { recursive: true, force: true });
  for (const one of folders) mkdirSync(one, { recursive: true });
  const database = await createDatabase('bench_verify');
  process.env['DATABASE_URL'] = database.url;
  try {
    writeFileSync(
      join(ours, 'trellis.config.ts'),
      `import { defineConfig } from '@trellis/cli';
export default defineConfig({ schema: './schema.ts', migrations: './migrations', releases: './releases', packages: [] });`,
    );
    writeFileSync(join(ours, 'schema.ts'), descriptors(count, false));
    writeFileSync(join(theirs, 'schema.ts'), drizzle(count, false));
    run(ours, [...start, 'revision', '-m', 'First']);
    run(theirs, generate);
    const before = await modelAfter(sqlIn(join(theirs, 'out')));
    writeFileSync(join(ours, 'schema.ts'), descriptors(count, true));
    writeFileSync(join(theirs, 'schema.ts'), drizzle(count, true));
    for (const one of folders) cpSync(one, `${one}-ready`, { recursive: true });
    const reset = (one: string) => {
      rmSync(one, { recursive: true });
      cpSync(`${one}-ready`, one, { recursive: true });
    };
    const fingerprintOf = () => {
      const { migrations } = JSON.parse(readFileSync(join(ours, 'migrations/history.json'), 'utf8'));
      return migrations.at(-1).model;
    };
    const commands: Record<string, () => Cost> = {
      'drizzle-kit generate': () => run(theirs, generate),
      'trellis revision, proven': () => run(ours, [...start, 'revision', '-m', 'Second']),
      'trellis diff of Models': () =>
        run(folder, [...start, 'diff', '--from', 'before.json', '--to', 'after.json'], [2]),
    };
    // Compare the tables first: those after drizzle-kit's migration with those after the proof.
    for (const command of Object.values(commands).slice(0, 2)) command();
    const after = await modelAfter(sqlIn(join(theirs, 'out')));
    if (fingerprint(after) !== fingerprintOf())
      throw new Error('The two migrations lead to different tables.');
    writeFileSync(join(folder, 'before.json'), JSON.stringify(before));
    writeFileSync(join(folder, 'after.json'), JSON.stringify(after));
    const costs: Record<string, Cost[]> = {};
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, command] of Object.entries(commands)) {
        for (const one of folders) reset(one);
        costs[name] = [...(costs[name] ?? []), command()];
      }
    for (const [name, list] of Object.entries(costs))
      table.push([
        count,
        name,
        ...(['wall', 'cpu', 'memory'] as const).map((of) => Math.round(median(list, of))),
      ]);
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const counts = process.argv.slice(2).map(Number);
const table = new Table({
  head: ['Tables', 'One column added', 'Wall ms', 'CPU ms', 'Peak MB'],
  style: { head: [], border: [] },
});
try {
  for (const count of counts.length > 0 ? counts : [100, 1000]) await bench(count, table);
} finally {
  await server?.stop();
}
process.stdout.write(`Medians of ${ROUNDS} whole processes:\n${table}\n`);
