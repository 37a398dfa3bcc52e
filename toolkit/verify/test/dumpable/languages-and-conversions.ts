import type { Dumpable } from './dumpable.ts';

/** Languages, transforms, conversions, access methods and subscriptions. */
export const languagesAndConversions: readonly Dumpable[] = [
  {
    type: 'DO_PROCLANG',
    setup: 'create language {schema}_l handler plpgsql_call_handler;',
    changes: {
      existence: 'create language {schema}_l2 handler plpgsql_call_handler',
      trusted: 'drop language {schema}_l; create trusted language {schema}_l handler plpgsql_call_handler',
      'inline handler':
        'drop language {schema}_l; create language {schema}_l handler plpgsql_call_handler inline plpgsql_inline_handler',
      validator:
        'drop language {schema}_l; create language {schema}_l handler plpgsql_call_handler validator plpgsql_validator',
      owner: 'alter language {schema}_l owner to pg_monitor',
      privileges: `drop language {schema}_l; create trusted language {schema}_l handler plpgsql_call_handler;
        revoke usage on language {schema}_l from public`,
      comment: `comment on language {schema}_l is 'x'`,
    },
  },
  {
    type: 'DO_TRANSFORM',
    setup: `create type c as (a int);
      create function to_sql(internal) returns c language internal immutable as 'int4recv';
      create function from_sql(internal) returns internal language internal immutable as 'prsd_lextype';
      create transform for c language plpgsql (from sql with function from_sql(internal), to sql with function to_sql(internal));`,
    changes: {
      existence: 'drop transform for c language plpgsql',
      'function from SQL': `create or replace transform for c language plpgsql (to sql with function to_sql(internal))`,
      'function to SQL': `create or replace transform for c language plpgsql (from sql with function from_sql(internal))`,
      comment: `comment on transform for c language plpgsql is 'x'`,
    },
  },
  {
    type: 'DO_CONVERSION',
    setup: `create conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;`,
    changes: {
      existence: `create conversion c2 for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8`,
      default: `drop conversion c; create default conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8`,
      encodings: `drop conversion c; create conversion c for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1`,
      owner: 'alter conversion c owner to pg_monitor',
      comment: `comment on conversion c is 'x'`,
    },
  },
  {
    type: 'DO_ACCESS_METHOD',
    setup: 'create access method {schema}_m type table handler heap_tableam_handler;',
    changes: {
      existence: 'create access method {schema}_m2 type index handler bthandler',
      type: 'drop access method {schema}_m; create access method {schema}_m type index handler bthandler',
      handler: `drop access method {schema}_m;
        create function handler(internal) returns table_am_handler language internal as 'heap_tableam_handler';
        create access method {schema}_m type table handler handler`,
      comment: `comment on access method {schema}_m is 'x'`,
    },
  },
  {
    type: 'DO_SUBSCRIPTION',
    setup: `set local client_min_messages = error; create subscription {schema}_s connection 'host=localhost password=secret' publication p
      with (connect = false, slot_name = none);`,
    changes: {
      existence: `create subscription {schema}_s2 connection 'host=localhost' publication p with (connect = false, slot_name = none)`,
      publications: 'alter subscription {schema}_s set publication p, q with (refresh = false)',
      slot: 'alter subscription {schema}_s set (slot_name = other)',
      binary: 'alter subscription {schema}_s set (binary = true)',
      streaming: 'alter subscription {schema}_s set (streaming = true)',
      'synchronous commit': `alter subscription {schema}_s set (synchronous_commit = 'local')`,
      'disable on error': 'alter subscription {schema}_s set (disable_on_error = true)',
      'two phase': `drop subscription {schema}_s; create subscription {schema}_s connection 'host=localhost password=secret'
        publication p with (connect = false, slot_name = none, two_phase = true)`,
      origin: { since: 16, sql: `alter subscription {schema}_s set (origin = none)` },
      'required password': {
        since: 16,
        sql: 'alter subscription {schema}_s set (password_required = false)',
      },
      'run as owner': { since: 16, sql: 'alter subscription {schema}_s set (run_as_owner = true)' },
      failover: {
        since: 17,
        sql: `drop subscription {schema}_s; create subscription {schema}_s connection 'host=localhost password=secret'
          publication p with (connect = false, slot_name = none, failover = true)`,
      },
      // Not its connection string, which only superusers may read: it contains secrets and differs between environments.
      // Before 16 the owner has to be a superuser.
      owner: { since: 16, sql: 'alter subscription {schema}_s owner to pg_monitor' },
      comment: `comment on subscription {schema}_s is 'x'`,
    },
  },
];
