import { commitGuard, type Queryable } from '@trellis/database';

/** What PostgreSQL ends a commit with that is not ours. */
export const COMMITS_BY_ITSELF = 'TRL03';

const guard = commitGuard({
  name: 'trellis_one_commit',
  code: COMMITS_BY_ITSELF,
  message: 'it commits by itself',
  unless: `pg_catalog.current_setting('trellis.commit', true) is not distinct from 'allowed'`,
});

/** Makes the server refuse every commit of this transaction until `allowCommit`. */
export async function refuseCommit(client: Queryable): Promise<void> {
  await client.query(guard.join(';'));
}

/** Lets the next commit happen. */
export async function allowCommit(client: Queryable): Promise<void> {
  await client.query(`select pg_catalog.set_config('trellis.commit', 'allowed', true)`);
}

/** Takes away what is left of the refusal once the transaction is committed. */
export async function forgetCommit(client: Queryable): Promise<void> {
  await client.query('drop function if exists pg_temp.trellis_one_commit() cascade');
}
