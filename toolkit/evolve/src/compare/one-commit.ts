import type { Queryable } from '@trellis/database';

/** What PostgreSQL ends a commit with that is not ours. */
export const COMMITS_BY_ITSELF = 'TRL03';

/**
 * Makes the server refuse every commit of this transaction until `allowCommit`, in whatever words it is asked for:
 * a deferred trigger waits for it.
 */
export async function refuseCommit(client: Queryable): Promise<void> {
  await client.query(`
    create temporary table trellis_one_commit () on commit drop;
    create function pg_temp.trellis_one_commit() returns trigger language plpgsql as $$
    begin
      if pg_catalog.current_setting('trellis.commit', true) is distinct from 'allowed' then
        raise exception 'it commits by itself' using errcode = '${COMMITS_BY_ITSELF}';
      end if;
      return null;
    end $$;
    create constraint trigger trellis_one_commit after insert on pg_temp.trellis_one_commit
      deferrable initially deferred for each row execute function pg_temp.trellis_one_commit();
    insert into pg_temp.trellis_one_commit default values`);
}

/** Lets the next commit happen. */
export async function allowCommit(client: Queryable): Promise<void> {
  await client.query(`select pg_catalog.set_config('trellis.commit', 'allowed', true)`);
}

/** Takes away what is left of the refusal once the transaction is committed. */
export async function forgetCommit(client: Queryable): Promise<void> {
  await client.query('drop function if exists pg_temp.trellis_one_commit() cascade');
}
