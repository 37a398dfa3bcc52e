import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { readHistory, upgrade } from '@trellis/migrate';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import type { Config } from '../src/config/index.ts';
import { type Pulled, pull } from '../src/pull/index.ts';
import { revision } from '../src/revision/index.ts';
import { configIn } from './config.ts';

/** A project that adopts a live database, and a fresh database that its history is applied to. */
export interface Adoption {
  config: Config;
  databases: { readonly live: TestDatabase; readonly fresh: TestDatabase };
  live: Connection;
  fresh: Connection;
}

/** Creates the databases and the folder before each test of a file, and drops them after it. */
export function adoptionOfEachTest(): Adoption {
  const adoption = {} as Adoption;
  beforeEach(async () => {
    adoption.config = configIn(mkdtempSync(join(tmpdir(), 'trellis-adoption-')));
    adoption.databases = { live: await createDatabase('live'), fresh: await createDatabase('fresh') };
    process.env['DATABASE_URL'] = adoption.databases.live.url;
    adoption.live = await connect(adoption.databases.live);
    adoption.fresh = await connect(adoption.databases.fresh);
  });
  afterEach(async () => {
    const { config, databases, live, fresh } = adoption;
    delete process.env['DATABASE_URL'];
    await Promise.all([live, fresh].map((one) => one.close()));
    await Promise.all([databases.live, databases.fresh].map((one) => one.drop()));
    rmSync(config.root, { recursive: true, force: true });
  });
  return adoption;
}

/** Pulls the live database, creates the first revision, and upgrades the fresh database. */
export async function adopt(adoption: Adoption): Promise<Pulled> {
  const { config, databases, live, fresh } = adoption;
  const folder = join(config.root, 'schema');
  const pulled = await pull(live, { name: 'shop', folder, url: databases.live.url });
  adoption.config = { ...config, schema: { file: join(folder, 'shop.ts') } };
  await revision(adoption.config, { message: 'Adopted', connection: live });
  await upgrade(fresh.knex, await readHistory(config.migrations), 'head');
  return pulled;
}
