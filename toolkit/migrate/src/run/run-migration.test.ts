import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import { runMigration } from './run-migration.ts';

let database: TestDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await createDatabase('run_migration');
  knex = createKnex({ client: 'pg', connection: database.url });
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

const nothing = () => undefined as never;

test('ends a migration that does nothing', async () => {
  await runMigration(knex, { up: nothing, down: nothing }, 'up', 'environment');
  await runMigration(
    knex,
    { up: nothing, down: nothing, config: { transaction: false } },
    'down',
    'environment',
  );
});

test('rolls back what a failed migration has done', async () => {
  const up = async (on: Knex) => {
    await on.raw('create table half (a int)');
    await on.raw('select 1 / 0');
  };
  await expect(runMigration(knex, { up, down: nothing }, 'up', 'environment')).rejects.toMatchObject({
    code: '22012',
  });
  expect((await knex.raw(`select to_regclass('half') as found`)).rows).toEqual([{ found: null }]);
});

test('runs in the transaction that it is given', async () => {
  const transaction = await knex.transaction();
  const up = async (on: Knex) => {
    await on.raw('create table open (a int)');
  };
  await runMigration(transaction, { up, down: nothing }, 'up', 'environment');
  await transaction.rollback();
  expect((await knex.raw(`select to_regclass('open') as found`)).rows).toEqual([{ found: null }]);
});
