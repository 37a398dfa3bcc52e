import type { Dumpable } from './dumpable.ts';

/** Schemas, extensions, default privileges, and what belongs to every object. */
export const schemasAndExtensions: readonly Dumpable[] = [
  {
    type: 'DO_NAMESPACE',
    setup: 'create table t (a int); insert into t values (1);',
    changes: {
      existence: 'create schema {schema}_3',
      owner: 'alter schema {schema} owner to pg_monitor',
      privileges: 'grant usage on schema {schema} to pg_monitor',
      comment: `comment on schema {schema} is 'x'`,
      'security label': `set local allow_system_table_mods = on;
        insert into pg_seclabel values ('{schema}'::regnamespace, 'pg_namespace'::regclass, 0, 'dummy', 'secret')`,
    },
  },
  {
    type: 'DO_EXTENSION',
    setup: 'create extension if not exists pg_trgm schema {schema};',
    changes: {
      existence: 'create extension tcn schema {schema}',
      schema: 'alter extension pg_trgm set schema {schema}_2',
      comment: `comment on extension pg_trgm is 'x'`,
    },
  },
  {
    type: 'DO_DEFAULT_ACL',
    setup: 'alter default privileges in schema {schema} grant select on tables to pg_monitor;',
    changes: {
      existence: 'alter default privileges in schema {schema}_2 grant select on tables to pg_monitor',
      privileges: 'alter default privileges in schema {schema} grant insert on tables to pg_monitor',
      'grant option':
        'alter default privileges in schema {schema} grant select on tables to pg_monitor with grant option',
      sequences: 'alter default privileges in schema {schema} grant usage on sequences to pg_monitor',
      routines: 'alter default privileges in schema {schema} grant execute on routines to pg_monitor',
      types: 'alter default privileges in schema {schema} grant usage on types to pg_monitor',
      schemas: 'alter default privileges grant usage on schemas to pg_monitor',
      'large objects': {
        since: 18,
        sql: 'alter default privileges grant select on large objects to pg_monitor',
      },
    },
  },
];
