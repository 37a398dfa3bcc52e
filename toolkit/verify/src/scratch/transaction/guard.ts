import { commitGuard } from '@trellis/database/internal';

/** The SQLSTATEs of the guards. */
export const NEVER_COMMIT = 'TRL01';
export const TOO_MANY_LOCKS = 'TRL02';

/** SQL that prevents its transaction from being committed. */
export const neverCommit = commitGuard({
  name: 'trellis_never_commit',
  code: NEVER_COMMIT,
  message: 'this transaction must be rolled back',
});

/**
 * SQL that checks deferred constraints as a commit would. It also fails before the transaction holds a quarter of all
 * locks of the server.
 *
 * @param hidden the schemas that do not belong to the simulated database
 */
export function checkDeferred(hidden: Iterable<number>): string {
  return `do $$
  declare deferred text; others text; locks bigint;
  begin
    select pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, c.conname), ', ') filter (where c.condeferred),
      pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, c.conname), ', ') filter (where not c.condeferred)
    into deferred, others
    from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid = c.connamespace
    where c.condeferrable and n.nspname !~ '^pg_' and n.oid <> all ('{${[...hidden].join(',')}}'::oid[]);
    if deferred is not null then
      execute 'set constraints ' || deferred || ' immediate';
      execute 'set constraints ' || deferred || ' deferred';
    end if;
    if others is not null then
      execute 'set constraints ' || others || ' immediate';
    end if;
    select pg_catalog.count(*) into locks from pg_catalog.pg_locks where pid = pg_catalog.pg_backend_pid();
    if locks * 4 > pg_catalog.current_setting('max_locks_per_transaction')::int8
        * (pg_catalog.current_setting('max_connections')::int8 + pg_catalog.current_setting('max_prepared_transactions')::int8) then
      raise exception 'it would take too many locks for one transaction (max_locks_per_transaction)'
        using errcode = '${TOO_MANY_LOCKS}';
    end if;
  end $$`;
}
