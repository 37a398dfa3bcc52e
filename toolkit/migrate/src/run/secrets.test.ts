import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createUserMapping } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import type { MigrationModule } from '../history/index.ts';
import { runMigration } from './run-migration.ts';

const SECRET = "it's \\ a % s3cret";
const VARIABLE = 'TRELLIS_TEST_SECRET';

let database: TestDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await createDatabase('secrets');
  knex = createKnex({ client: 'pg', connection: database.url, pool: { min: 0, max: 1 } });
});
beforeEach(async () => {
  process.env[VARIABLE] = SECRET;
  await knex.raw('create foreign data wrapper w; create server "%s" foreign data wrapper w');
});
afterEach(async () => {
  delete process.env[VARIABLE];
  await knex.raw('drop foreign data wrapper w cascade');
});
afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

/** A migration that creates a user mapping whose password is in the environment. */
function migration(role = 'PUBLIC', config: MigrationModule['config'] = {}): MigrationModule {
  const mapping = { role, server: '%s', options: { user: "100% it's" }, passwordFrom: VARIABLE };
  return {
    up: async (on) => {
      for (const sql of createUserMapping(mapping)) await on.raw(sql.replaceAll('?', '\\?'));
    },
    down: (on) => on.raw('drop user mapping for public server "%s"'),
    config,
    secrets: { up: [VARIABLE] },
  };
}

async function options(): Promise<unknown> {
  return (await knex.raw('select umoptions from pg_user_mappings')).rows;
}

const settingsLeft = async () =>
  (await knex.raw(`select current_setting('trellis.secret_${VARIABLE}', true) as value`)).rows[0].value;

test.each([true, false])(
  'the environment supplies the password where transaction is %s, and no setting keeps it',
  async (transaction) => {
    await runMigration(knex, migration('PUBLIC', { transaction }), 'up', 'environment');
    expect(await options()).toEqual([{ umoptions: ["user=100% it's", `password=${SECRET}`] }]);
    expect((await settingsLeft()) || null).toBeNull();
    // The way down needs none.
    delete process.env[VARIABLE];
    await runMigration(knex, migration(), 'down', 'environment');
    expect(await options()).toEqual([]);
  },
);

test('a placeholder takes the place of the password on a scratch database', async () => {
  delete process.env[VARIABLE];
  await runMigration(knex, migration(), 'up', 'placeholder');
  expect(await options()).toEqual([{ umoptions: ["user=100% it's", `password=<${VARIABLE}>`] }]);
});

test.each([undefined, ''])('a migration does not begin where the variable is %j', async (value) => {
  if (value === undefined) delete process.env[VARIABLE];
  else process.env[VARIABLE] = value;
  await expect(runMigration(knex, migration(), 'up', 'environment')).rejects.toMatchObject({
    code: 'SECRET_MISSING',
    message: expect.stringContaining(VARIABLE),
  });
  expect(await options()).toEqual([]);
});

test('an error while the password is used has the code of the server and not the password', async () => {
  const error = await runMigration(knex, migration('trellis_nobody'), 'up', 'environment').catch(
    (one: unknown) => one as Error,
  );
  expect(error).toMatchObject({
    code: '42704',
    message: expect.stringContaining('"trellis_nobody" does not exist'),
  });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('s3cret');
});

test('an error while the password is set does not contain it', async () => {
  const aborted = await knex.transaction();
  await aborted.raw('select 1 / 0').catch(() => {});
  const error = await runMigration(aborted, migration(), 'up', 'environment').catch(
    (one: unknown) => one as Error,
  );
  await aborted.rollback();
  expect(error).toMatchObject({ code: '25P02' });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('s3cret');
});
