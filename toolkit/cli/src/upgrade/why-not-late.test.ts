import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, migrationSource, planRun, readHistory, readState, upgrade } from '@trellis/migrate';
import { readManifest, writeManifest } from '@trellis/migrate/internal';
import { modelOf, withScratch } from '@trellis/verify';
import { testProject } from '../../test/project.ts';
import type { Config } from '../config/config.ts';
import { revision } from '../revision/index.ts';
import { whyNotLate } from './why-not-late.ts';

const project = testProject('late');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});

async function revise(message: string, columns: string, more = ''): Promise<string> {
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table, text, varchar, view } from '@trellis/model';
     const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), ${columns} } });
     export const schema = defineSchema({ name: 's', tables: { tags }, ${more} });`,
  );
  return (await revision(config, { message, connection })).name ?? '';
}

/** Applies the first and the third migration of three, as a database has after a merge, and adds a row between. */
async function withGap(row: Record<string, unknown>) {
  const history = await readHistory(config.migrations);
  const { knex } = connection;
  await upgrade(knex, history, '+1');
  await knex('tags').insert(row);
  const [, , third] = history.migrations;
  await knex.migrate.up({
    name: third?.name,
    migrationSource: migrationSource(history),
    disableMigrationsListValidation: true,
  } as never);
  return history;
}

const late = (history: Awaited<ReturnType<typeof readHistory>>) => ({
  whyNotLate: (gap: Parameters<typeof whyNotLate>[1]) => whyNotLate(history, gap, { connection }),
});

/** Reverts everything and forgets the history. */
async function clear(history: Awaited<ReturnType<typeof readHistory>>): Promise<void> {
  const { knex } = connection;
  await knex('tags').delete();
  await downgrade(knex, history, 'base');
}

test('plan shows and upgrade runs just the missing migration when its order does not matter, and rows remain', async () => {
  const { knex } = connection;
  await revise('One', 'name: varchar()');
  const two = await revise('Two', 'name: varchar(), a: integer({ nullable: true })');
  await revise('Three', 'name: varchar(), a: integer({ nullable: true }), b: integer({ nullable: true })');
  const history = await withGap({ tag_id: 1, name: 'kept' });
  await expect(readState(knex, history)).rejects.toMatchObject({ code: 'HISTORY_GAP' });
  await expect(upgrade(knex, history)).rejects.toMatchObject({ code: 'HISTORY_GAP' });
  const state = await readState(knex, history, { allowGap: true });
  const planned = await withScratch({ connection }, async (open) =>
    planRun(await open(), history, state, 'head', knex),
  );
  expect(planned).toMatchObject([{ name: two, direction: 'up', sql: [expect.stringContaining('"a"')] }]);
  expect(await upgrade(knex, history, 'head', late(history))).toMatchObject({ migrations: [two] });
  expect((await readState(knex, history)).pending).toEqual([]);
  expect(await knex('tags').select()).toEqual([{ tag_id: 1, name: 'kept', a: null, b: null }]);
  await clear(history);
});

test('otherwise the steps of the error lead to the same schema as in order', async () => {
  const { knex } = connection;
  await revise('One', 'name: varchar()');
  await revise('Two', 'name: text()');
  const view = `views: [view('names', { definition: 'select name from tags', columns: { name: text() } })]`;
  await revise('Three', 'name: text()', view);
  const history = await withGap({ tag_id: 1, name: 'kept' });
  const error = await upgrade(knex, history, 'head', late(history)).catch((one: Error) => one);
  expect(error).toMatchObject({
    code: 'HISTORY_GAP',
    message: expect.stringMatching(/The order matters: .*two/),
  });
  const [, target = ''] = /`trellis downgrade (\w+)`/.exec((error as Error).message) ?? [];
  await downgrade(knex, history, target);
  expect(await knex('tags').select()).toEqual([{ tag_id: 1, name: 'kept' }]);
  await upgrade(knex, history);
  const { tables, views } = await modelOf(connection);
  expect([tables[0]?.columns.map(({ type }) => type), views.length]).toEqual([['integer', 'text'], 1]);
  await clear(history);
});

test('the order matters when a migration changes data on purpose', async () => {
  await revise('One', 'name: varchar()');
  const two = await revise('Two', 'name: varchar(), a: integer({ nullable: true })');
  await revise('Three', 'name: varchar(), a: integer({ nullable: true }), b: integer({ nullable: true })');
  const manifest = await readManifest(config.migrations);
  await writeManifest(config.migrations, {
    ...manifest,
    migrations: manifest.migrations.map((entry) =>
      entry.name === two
        ? { ...entry, changes: [{ effect: 'changes', object: 'column public.tags.name', direction: 'up' }] }
        : entry,
    ) as typeof manifest.migrations,
  });
  const { migrations } = await readHistory(config.migrations);
  const [first, second, third] = migrations as [never, never, never];
  const history = await readHistory(config.migrations);
  const gap = {
    missing: [history.migrations[1] ?? second],
    applied: [history.migrations[0] ?? first, history.migrations[2] ?? third],
  };
  expect(await whyNotLate(history, gap, { connection })).toBe(`${two} changes data`);
});
