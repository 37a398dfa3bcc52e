import { commitGuard } from '@trellis/database';

/** The codes that the guards end statements with. */
export const NEVER_COMMIT = 'TRL01';
export const TOO_MANY_LOCKS = 'TRL02';

/** SQL that makes the transaction which it runs in one that cannot be committed. */
export const neverCommit = commitGuard({
  name: 'trellis_never_commit',
  code: NEVER_COMMIT,
  message: 'this transaction is one to be rolled back',
});

/**
 * SQL that does what a commit would do, but for committing: what was put off is checked now. It also ends the
 * work before it holds a quarter of the locks that the server has for all.
 *
 * @param hidden the schemas that are none of it
 */
export function settle(hidden: Iterable<number>): string {
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
