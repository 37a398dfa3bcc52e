import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { build, ddl } from '@trellis/database';
import type { Model } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import manifest from '../../migrations/src/migrations/history.json';
import { makeOlder } from './older.ts';
import { compile, openWorkshop, runModule, type Workshop } from './workshop.ts';

// Compilers and package managers are run: much is going on.
jest.setTimeout(600_000);

const ROOT = resolve(__dirname, '../../..');
const releases: readonly (readonly [string, string])[] = Object.entries(manifest.releases);
const names = manifest.migrations.map(({ name }) => name);

let workshop: Workshop;
let older: string;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  workshop = await openWorkshop();
  older = await mkdtemp(join(ROOT, '.cache/schema-'));
});
afterAll(async () => {
  await workshop?.close();
  await Promise.all(databases.map(({ drop }) => drop()));
  if (older) await rm(older, { recursive: true, force: true });
});

async function modelOf(version: string): Promise<Model> {
  const file = join(ROOT, 'packages/schema/releases', `${version}.json`);
  return JSON.parse(await readFile(file, 'utf8')).model;
}

/** The statements that write the history as far as a release. */
function historyUntil(version: string): string {
  const last = releases.find(([release]) => release === version)?.[1];
  const run = names.slice(0, names.indexOf(last ?? '') + 1);
  return run
    .map((name) => {
      const release = releases.filter(([, migration]) => migration >= name).map(([one]) => one)[0];
      return record(name, release ?? version);
    })
    .join('');
}

const record = (name: string, release: string) =>
  `insert into knex_migrations (name) values ('${name}'); insert into trellis_migrations values ('${name}', '${release}');`;

/** A database as a release left it, and as somebody altered it since. */
async function at(version: string, altered = ''): Promise<string> {
  const database = await createDatabase('two_versions');
  databases.push(database);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await build(client, await modelOf(version));
  await client.query('create table knex_migrations (id serial, name text)');
  await client.query('create table trellis_migrations (name text, release text)');
  await client.query(historyUntil(version) + altered);
  await client.end();
  return database.url;
}

test('two releases in one program know each database for what it is, in every mode', async () => {
  const migrations = names.slice(0, names.indexOf('20261121154007_added_order_totals'));
  await makeOlder(older, { version: '1.3.0', migrations });
  await workshop.publish(older, 'older');
  const project = await workshop.project('two', [
    'schema-old@npm:@shop/schema@1.3.0',
    'schema-new@npm:@shop/schema@1.4.0',
  ]);
  await cp(join(__dirname, 'consumers/two-versions.mts'), join(project, 'two-versions.mts'));
  await compile(project, ['two-versions.mts']);

  const drop = 'drop view order_totals; alter table products drop price;';
  const states = {
    '1.2.0': await at('1.2.0'),
    '1.3.0': await at('1.3.0'),
    '1.4.0': await at('1.4.0'),
    '2.0.0': await at('1.4.0', record('20270101000000_next', '2.0.0') + drop),
    'altered by hand': await at('1.4.0', drop),
  };
  const behind = await modelOf('1.3.0');
  const migration = ddl(await modelOf('1.4.0')).filter((statement) => !ddl(behind).includes(statement));
  const printed = await runModule(project, 'two-versions.mts', {
    STATES: JSON.stringify(states),
    BEHIND: await at('1.3.0'),
    MIGRATION: `${migration.join(';')};${record('20261121154007_added_order_totals', '1.4.0')}`,
  });

  const fits = ['fits', 'fits', 'fits', []];
  const no = (status: string) => {
    const code = `DATABASE_${status.replace(' ', '_').toUpperCase()}`;
    return [code, status, code, [status]];
  };
  expect(JSON.parse(printed)).toEqual({
    versions: ['1.3.0', '1.4.0'],
    uses: 1,
    none: { uses: ['order_totals'] },
    found: {
      '1.2.0': { older: no('too old'), newer: no('too old') },
      '1.3.0': { older: fits, newer: no('too old') },
      '1.4.0': { older: fits, newer: fits },
      '2.0.0': { older: no('too new'), newer: no('too new') },
      'altered by hand': { older: no('drifted'), newer: no('drifted') },
    },
    afterwards: 'fits',
    still: 'fits',
    loaded: 0,
  });
});
