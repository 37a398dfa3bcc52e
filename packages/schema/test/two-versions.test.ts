import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { build, ddl } from '@trellis/database';
import { toModel } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { release } from '../src/release.ts';
import { shop } from '../src/shop.ts';
import { makeNewer, newer } from './newer.ts';
import { compile, openWorkshop, runModule, type Workshop } from './workshop.ts';

// Compilers and package managers are run: much is going on.
jest.setTimeout(600_000);

const [major = 0, minor = 0] = release.version.split('.').map(Number);
const next = `${major}.${minor + 1}.0`;
const migrations: readonly string[] = release.migrations;
const NOTED = '99990101000000_notes';

let workshop: Workshop;
let folder: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  workshop = await openWorkshop();
  folder = await mkdtemp(resolve(__dirname, '../../../.cache/schema-'));
});
afterAll(async () => {
  await workshop?.close();
  await Promise.all(databases.map(({ drop }) => drop()));
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** The statements that write into the history which migrations were run, and what release they brought. */
const record = (names: readonly string[], version: string) =>
  names
    .map(
      (name) =>
        `insert into knex_migrations (name) values ('${name}'); insert into trellis_migrations values ('${name}', '${version}');`,
    )
    .join('');

/** A database that a schema was built in, with its history, and as it was altered since. */
async function having(schema: typeof shop | typeof newer, history: string, altered = ''): Promise<string> {
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

test('two releases in one program know each database for what it is, in every mode', async () => {
  await makeNewer(folder, { version: next, migrations: [...migrations, NOTED] });
  await workshop.publish(folder);
  const project = await workshop.project('two', [
    `schema-old@npm:@shop/schema@${release.version}`,
    `schema-new@npm:@shop/schema@${next}`,
  ]);
  await cp(join(__dirname, 'consumers/two-versions.mts'), join(project, 'two-versions.mts'));
  await compile(project, ['two-versions.mts']);

  const now = record(migrations, release.version);
  const later = now + record([NOTED], next);
  const spoil = 'alter table orders rename order_date to ordered;';
  const states = {
    older: await having(shop, record(migrations.slice(0, -1), '0.9.0'), spoil),
    equal: await having(shop, now),
    'newer minor': await having(newer, later),
    'newer major': await having(newer, later + record(['99990201000000_more'], `${major + 1}.0.0`), spoil),
    'altered by hand': await having(newer, later, spoil),
  };
  const known = ddl(toModel(shop));
  const migration = ddl(toModel(newer)).filter((statement) => !known.includes(statement));
  const printed = await runModule(project, 'two-versions.mts', {
    STATES: JSON.stringify(states),
    BEHIND: await having(shop, now),
    MIGRATION: `${migration.join(';')};${record([NOTED], next)}`,
  });

  const fits = ['fits', 'fits', 'fits', []];
  const no = (status: string) => {
    const code = `DATABASE_${status.replace(' ', '_').toUpperCase()}`;
    return [code, status, code, [status]];
  };
  expect(JSON.parse(printed)).toEqual({
    versions: [release.version, next],
    note: { body: 'A table of the newer release.' },
    none: { uses: ['notes'] },
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
