import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { type Connection, connect, connectMemory, introspect } from '@trellis/database';
import { downgrade, upgrade } from '@trellis/migrate';
import { type Model, toModel } from '@trellis/model';
import { diffModels, fingerprint } from '@trellis/plan';
import { ddl } from '@trellis/plan/internal';
import { createDatabase, serverVersion, type TestDatabase } from '@trellis/testing';
import { printModel } from '@trellis/verify';
import { history, latest, migrations, upgrade as upgradeShop } from './index.ts';

const databases: TestDatabase[] = [];
afterAll(async () => {
  for (const database of databases) await database.drop();
});

/** Opens a new empty database, per engine. */
const engines: Record<string, () => Promise<Connection>> = {
  server: async () => {
    const database = await createDatabase('migrations');
    databases.push(database);
    return connect({ url: database.url });
  },
  embedded: connectMemory,
};

const modelOf = (connection: Connection) => connection.withClient((client) => introspect(client));
const dump = (model: Model) => ddl(model).join(';\n');

describe.each(Object.keys(engines))('on the %s engine', (engine) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await (engines[engine] as () => Promise<Connection>)();
  });
  afterAll(() => connection.close());

  test('upgrading, downgrading and upgrading again gives the Model of the descriptors each time', async () => {
    const all = await history();
    const empty = await modelOf(connection);
    expect((await upgrade(connection.knex, all)).to).toBe(latest);
    const first = await modelOf(connection);
    expect(fingerprint(first)).toBe(all.migrations.at(-1)?.model);

    expect((await downgrade(connection.knex, all, 'base')).migrations).toHaveLength(all.migrations.length);
    expect(await modelOf(connection)).toEqual(empty);

    await upgrade(connection.knex, all);
    const second = await modelOf(connection);
    expect(second).toEqual(first);
    expect(dump(second)).toBe(dump(first));

    const scratch = await connectMemory();
    const declared = await printModel(scratch, toModel(shop));
    await scratch.close();
    expect(diffModels(second, declared).statements).toEqual([]);
  });

  test('upgrade runs nothing on a database that lacks an earlier migration, and names the command that proves', async () => {
    const { knex } = connection;
    const { migrations: all } = await history();
    const [first = '', second = ''] = all.map(({ name }) => name);
    await upgrade(knex, await history());
    const removed = await knex('knex_migrations').where({ name: first }).first();
    await knex('knex_migrations').where({ name: first }).delete();
    await expect(upgradeShop(knex)).rejects.toMatchObject({
      code: 'HISTORY_GAP',
      message: expect.stringMatching(
        `^${first} is not applied, though the later ${second}.* Only \`trellis upgrade\`, run by the project on this database, proves`,
      ),
    });
    await knex('knex_migrations').insert(removed);
    expect((await upgradeShop(knex)).migrations).toEqual([]);
  });

  test('upgrade and downgrade reach every release', async () => {
    const all = await history();
    for (const [release, migration] of Object.entries(all.releases).reverse())
      expect((await downgrade(connection.knex, all, release)).to).toBe(migration);
    for (const [release, migration] of Object.entries(all.releases))
      expect((await upgrade(connection.knex, all, release)).to).toBe(migration);
    await upgrade(connection.knex, all);
    const rows = await connection.knex('trellis_migrations').select('name', 'release').orderBy('name');
    expect(rows).toEqual(all.migrations.map(({ name, release = null }) => ({ name, release })));
  });

  test("Knex's own rollback and latest run the same migrations", async () => {
    const { knex } = connection;
    await knex.migrate.rollback(migrations, true);
    expect(await knex.schema.hasTable('customers')).toBe(false);
    await knex.migrate.latest(migrations);
    expect(await knex.migrate.currentVersion(migrations)).toBe(latest?.slice(0, 14));
    expect((await upgrade(knex, await history())).migrations).toEqual([]);
  });
});

test('both engines give the same Model', async () => {
  const models = await Promise.all(
    Object.values(engines).map(async (open) => {
      const connection = await open();
      await upgrade(connection.knex, await history());
      const model = await modelOf(connection);
      await connection.close();
      return model;
    }),
  );
  const [server, embedded] = models as [Model, Model];
  expect(fingerprint(server)).toBe(fingerprint(embedded));
  // A server before version 18 has no NOT NULL constraints.
  if (serverVersion() >= 180000) expect(server).toEqual(embedded);
});
