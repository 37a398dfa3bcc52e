import type { Queryable } from '@trellis/database';
import { commitGuard } from '@trellis/database/internal';

/** The SQLSTATE of a commit by the file. */
export const COMMITS_BY_ITSELF = 'TRL03';

const guard = commitGuard({
  name: 'trellis_one_commit',
  code: COMMITS_BY_ITSELF,
  message: 'the file commits',
  unless: `pg_catalog.current_setting('trellis.commit', true) is not distinct from 'allowed'`,
});

/** Makes every commit of this transaction fail until `allowCommit`. */
export async function refuseCommit(client: Queryable): Promise<void> {
  await client.query(guard.join(';'));
}

/** Permits the next commit. */
export async function allowCommit(client: Queryable): Promise<void> {
  await client.query(`select pg_catalog.set_config('trellis.commit', 'allowed', true)`);
}

/** Drops the guard after the commit. */
export async function forgetCommit(client: Queryable): Promise<void> {
  await client.query('drop function if exists pg_temp.trellis_one_commit() cascade');
}
