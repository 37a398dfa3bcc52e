import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { readHistory, upgrade } from '@trellis/migrate';
import { readManifest } from '@trellis/migrate/internal';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import { diff } from '../compare/compare.ts';
import type { Config } from '../config/config.ts';
import { revision } from './revision.ts';

const project = testProject('distribution');
let connection: Connection;
let config: Config;
beforeEach(() => {
  ({ connection, config } = project);
});

/** Writes descriptors of three tables with distributions. */
function declare(shops: string, sales: string, kinds: string): void {
  writeFileSync(
    config.schema.file,
    `import { bigint, defineSchema, table, text } from '@trellis/model';
     export const schema = defineSchema({ name: 's', tables: {
       kinds: table('kinds', { columns: { kind: text({ primaryKey: true }) }, ${kinds} }),
       sales: table('sales', {
         columns: { shop_id: bigint({ references: 'shops.shop_id' }), kind: text({ references: 'kinds.kind' }) },
         ${sales}
       }),
       shops: table('shops', { columns: { shop_id: bigint({ primaryKey: true }) }, ${shops} }),
     } });`,
  );
}

const BY_SHOP = `distribution: { column: 'shop_id' }`;
const IN_SHOPS = `distribution: { column: 'shop_id', colocateWith: 'shops' }`;
const REFERENCE = `distribution: 'reference'`;

/** Creates a revision, and returns the calls of Citus in its two directions. */
async function revised(
  message: string,
): Promise<{ readonly text: string; readonly calls: readonly string[] }> {
  const { files } = await revision(config, { message, connection });
  const text = files[0] === undefined ? '' : readFileSync(files[0], 'utf8');
  return {
    text,
    calls: [...text.matchAll(/PERFORM pg_catalog\.(\w+)\('"public"\."(\w+)"'/g)].map(
      ([, call, of]) => `${call} ${of}`,
    ),
  };
}

test('a distributed schema is migrated, proven and checked on a server without Citus, where it changes nothing', async () => {
  declare(BY_SHOP, IN_SHOPS, REFERENCE);
  const { text, calls } = await revised('One');
  const created = [
    'create_reference_table kinds',
    'create_distributed_table shops',
    'create_distributed_table sales',
  ];
  expect(calls).toEqual(created);
  const [distributed, keyed] = [text.lastIndexOf('create_distributed_table'), text.indexOf('.foreign(')];
  expect(distributed).toBeLessThan(keyed);
  expect(text).toContain("citus.multi_shard_modify_mode = 'sequential'");
  await upgrade(connection.knex, await readHistory(config.migrations));
  await connection.knex.raw(
    `insert into shops values (1); insert into kinds values ('k'); insert into sales values (1, 'k')`,
  );

  // The history knows the distributions, with its cache and without it.
  expect(await revised('Nothing')).toEqual({ text: '', calls: [] });
  rmSync(config.cache, { recursive: true });
  expect(await revised('Nothing')).toEqual({ text: '', calls: [] });
  const { migrations } = await readManifest(config.migrations);
  expect(migrations.map(({ distributions }) => Object.keys(distributions ?? {}))).toEqual([
    ['public.kinds', 'public.sales', 'public.shops'],
  ]);

  declare(`distribution: { column: 'shop_id', shardCount: 8 }`, IN_SHOPS, REFERENCE);
  expect((await revised('Two')).calls).toEqual([
    'alter_distributed_table shops',
    'alter_distributed_table shops',
  ]);
  declare('', '', '');
  const ended = ['undistribute_table kinds', 'undistribute_table sales', 'undistribute_table shops'];
  expect((await revised('Three')).calls).toEqual([...ended, ...created]);
  await upgrade(connection.knex, await readHistory(config.migrations));
  expect(await connection.knex('sales')).toEqual([{ shop_id: '1', kind: 'k' }]);

  // A database without Citus is not compared by its distributions.
  declare(BY_SHOP, IN_SHOPS, REFERENCE);
  await revised('Four');
  await upgrade(connection.knex, await readHistory(config.migrations));
  const live = { connection, live: async () => connection };
  expect((await check(config, { ...live, prove: true })).problems).toEqual([]);
  expect(await diff(project.url, 'descriptors', { config })).toMatchObject({ status: 'equal' });
});
