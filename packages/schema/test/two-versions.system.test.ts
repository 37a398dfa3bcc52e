import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { toModel } from '@trellis/model';
import { ddl } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import { Client } from 'pg';
import { release } from '../src/release.ts';
import { shop } from '../src/shop.ts';
import { buildNewer, newer } from './newer.ts';
import { compile, openPackages, type Packages, runModule } from './packages.ts';

// The tests run compilers and package managers.
jest.setTimeout(600_000);

const [major = 0, minor = 0] = release.version.split('.').map(Number);
const next = `${major}.${minor + 1}.0`;
const migrations: readonly string[] = release.migrations;
const NOTES = '99990101000000_notes';

let packages: Packages;
let folder: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  packages = await openPackages();
  folder = await mkdtemp(resolve(__dirname, '../../../.cache/schema-'));
});
afterAll(async () => {
  await packages?.close();
  await Promise.all(databases.map(({ drop }) => drop()));
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The statements that record migrations and their release in the history tables. */
const record = (names: readonly string[], version: string) =>
  names
    .map(
      (name) =>
        `insert into knex_migrations (name) values ('${name}'); insert into trellis_migrations values ('${name}', '${version}');`,
    )
    .join('');

/** Creates a database with a schema and its history tables, alters it, and returns its URL. */
async function createState(
  schema: typeof shop | typeof newer,
  history: string,
  altered = '',
): Promise<string> {
  const database = await createDatabase('two_versions');
  databases.push(database);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await build(client, toModel(schema));
  await client.query('create table knex_migrations (id serial, name text)');
  await client.query('create table trellis_migrations (name text, release text)');
  await client.query(history + altered);
  await client.end();
  return database.url;
}

test('two releases in one program recognize the state of each database in every mode', async () => {
  await buildNewer(folder, { version: next, migrations: [...migrations, NOTES] });
  await packages.publish(folder);
  const project = await packages.project('two', [
    `schema-old@npm:@shop/schema@${release.version}`,
    `schema-new@npm:@shop/schema@${next}`,
  ]);
  await cp(join(__dirname, 'consumers/two-versions.mts'), join(project, 'two-versions.mts'));
  await compile(project, ['two-versions.mts']);

  const now = record(migrations, release.version);
  const later = now + record([NOTES], next);
  const spoil = 'alter table orders rename order_date to ordered;';
  const states = {
    older: await createState(shop, record(migrations.slice(0, -1), '0.9.0'), spoil),
    equal: await createState(shop, now),
    'newer minor': await createState(newer, later),
    'newer major': await createState(
      newer,
      later + record(['99990201000000_more'], `${major + 1}.0.0`),
      spoil,
    ),
    'altered by hand': await createState(newer, later, spoil),
  };
  const known = ddl(toModel(shop));
  const migration = ddl(toModel(newer)).filter((statement) => !known.includes(statement));
  const printed = await runModule(project, 'two-versions.mts', {
    STATES: JSON.stringify(states),
    BEHIND: await createState(shop, now),
    MIGRATION: `${migration.join(';')};${record([NOTES], next)}`,
  });

  const fits = ['fits', 'fits', 'fits', []];
  const no = (status: string) => {
    const code = `DATABASE_${status.replace(' ', '_').toUpperCase()}`;
    return [code, status, code, [status]];
  };
  // Knex logs a connection that a check gives up after its timeout.
  expect(JSON.parse(printed.trim().split('\n').at(-1) ?? '')).toEqual({
    versions: [release.version, next],
    note: { body: 'A table of the newer release.' },
    unknown: { uses: ['notes'] },
    found: {
      older: { older: no('too old'), newer: no('too old') },
      equal: { older: fits, newer: no('too old') },
      'newer minor': { older: fits, newer: fits },
      'newer major': { older: no('too new'), newer: no('too new') },
      'altered by hand': { older: no('drifted'), newer: no('drifted') },
    },
    afterwards: 'fits',
    still: 'fits',
    loaded: 0,
  });
});
