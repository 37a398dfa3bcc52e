import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, readHistory, upgrade } from '@trellis/migrate';
import { testProject } from '../../test/project.ts';
import type { Config } from '../config/config.ts';
import { release } from '../release/index.ts';
import { revision } from '../revision/index.ts';
import { check } from './check.ts';

const project = testProject('live');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});

async function revise(message: string, columns: string): Promise<string> {
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table, varchar } from '@trellis/model';
     const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: varchar({ unique: true }), ${columns} } });
     export const schema = defineSchema({ name: 's', tables: { tags } });`,
  );
  return (await revision(config, { message, connection })).name ?? '';
}

const live = async () => connection;
/** The report on the live database: the codes, and what differs. */
async function checked(more: Partial<Config> = {}) {
  const report = await check({ ...config, ...more }, { connection, live });
  const differences = report.problems.map(
    ({ code, message }) => `${code} ${/ to: (.*)\. Undo that/.exec(message)?.[1] ?? message}`,
  );
  return { live: report.live, differences };
}

test('compares a live database with the migrations that it has', async () => {
  const { knex } = connection;
  const database = connection.describe();
  const first = await revise('One', '');
  const second = await revise('Two', 'note: varchar({ nullable: true })');
  const history = await readHistory(config.migrations);

  expect(await checked()).toEqual({
    live: { compared: false, reason: expect.stringContaining(`${database} has no history`) },
    differences: [],
  });

  await upgrade(knex, history);
  await knex('tags').insert({ tag_id: 1, name: 'one', note: 'kept' });
  expect(await checked()).toEqual({
    live: { compared: true, database, migration: second, pending: 0 },
    differences: [],
  });

  await knex.raw(`
    alter table tags add column extra int, alter column name set default 'x', drop constraint tags_name_key;
    create table other (id int);
    create view tag_names as select name from tags;`);
  const altered = await checked();
  expect(altered.differences.sort()).toEqual(
    [
      'added column tags.extra',
      'added default on column tags.name',
      'added table other',
      'added view tag_names',
      expect.stringMatching(/(removed|dropped) .*tags/),
    ].map((text) => (typeof text === 'string' ? `DATABASE_DRIFTED ${text}` : text)),
  );
  expect((await checked({ exclude: ['table public.other'] })).differences).not.toContain(
    'DATABASE_DRIFTED added table other',
  );
  await knex.raw(`
    drop view tag_names; drop table other;
    alter table tags drop column extra, alter column name drop default, add constraint tags_name_key unique (name);`);
  expect((await checked()).differences).toEqual([]);
  expect(await knex('tags').select()).toEqual([{ tag_id: 1, name: 'one', note: 'kept' }]);

  await downgrade(knex, history, '-1', { allowDataLoss: ['column tags.note'] });
  expect(await checked()).toEqual({
    live: { compared: true, database, migration: first, pending: 1 },
    differences: [],
  });
  await knex.raw('alter table tags add column note varchar');
  expect((await checked()).differences).toEqual(['DATABASE_DRIFTED added column tags.note']);

  await knex('knex_migrations').insert({ name: '20990101000000_unknown', batch: 9 });
  const ahead = await checked();
  expect(ahead.differences).toEqual([expect.stringMatching(/^DATABASE_AHEAD .*20990101000000_unknown/)]);
  expect(ahead.live).toMatchObject({ compared: false });
});

test('says that no database was compared', async () => {
  await revise('One', '');
  const { live: report } = await check(config, { connection });
  expect(report).toEqual({ compared: false, reason: expect.stringContaining('DATABASE_URL is not set') });
});

test('check and release name stale generated files', async () => {
  await revise('One', '');
  const generated = [{ check: () => ['src/rows.ts', 'docs/tags.md'], generate: 'npm run generate' }];
  const message = 'Generated files are stale: src/rows.ts, docs/tags.md. Run `npm run generate`.';
  const { problems } = await check({ ...config, generated }, { connection });
  expect(problems).toEqual([{ code: 'GENERATED_STALE', message }]);
  await expect(release({ ...config, generated }, { connection })).rejects.toMatchObject({
    code: 'OUT_OF_STEP',
    message: `Cannot release: ${message}`,
  });
});
