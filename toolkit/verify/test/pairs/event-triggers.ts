import type { Pair } from '../pair.ts';

/** A function that refuses every statement for which it is called. */
const refusing = `create function refuse() returns event_trigger language plpgsql as $$ begin raise 'refused %', tg_tag; end $$;`;
const logging = `create table ddl_log (tag text); create function note() returns event_trigger language plpgsql
  as $$ begin insert into public.ddl_log values (tg_tag); end $$;`;

/** Event triggers. The statements of a migration do not run those that it creates, changes or drops. */
export const eventTriggers: readonly Pair[] = [
  {
    name: 'an event trigger that refuses all statements is created last and dropped first',
    old: 'create table t (id int primary key);',
    new: `create table t (id int primary key, a int); ${refusing} create table z (id int);
      alter default privileges grant select on tables to pg_monitor; comment on table z is 'Z.';
      create event trigger e on ddl_command_start execute function refuse(); comment on event trigger e is 'It''s closed.';`,
    rows: 'insert into t values (1)',
    survives: 'select id from t',
  },
  {
    name: 'an event trigger is disabled first and enabled last',
    old: `create table t (id int primary key, a int); ${refusing} create event trigger e on ddl_command_start execute function refuse();`,
    new: `${refusing} create table t (id int primary key); create table u (id int);
      create event trigger e on ddl_command_start execute function refuse(); alter event trigger e disable;`,
    rows: 'insert into t values (1)',
    survives: 'select id from t',
  },
  {
    name: 'the event, the tags, the function and the time of an event trigger change',
    old: `${refusing} ${logging} create event trigger a on ddl_command_end execute function note(); create event trigger b on sql_drop execute function note();
      create event trigger c on ddl_command_end when tag in ('DROP VIEW') execute function refuse(); create event trigger d on sql_drop execute function note();`,
    new: `${refusing} ${logging} create event trigger a on ddl_command_start execute function note(); create event trigger b on sql_drop when tag in ('DROP VIEW', 'DROP TABLE') execute function note();
      create event trigger c on ddl_command_end when tag in ('DROP VIEW') execute function note(); create event trigger d on sql_drop execute function note();
      alter event trigger d enable always; comment on event trigger d is 'D.';`,
  },
  {
    name: 'an event trigger that does not change runs its function for each statement',
    old: `${logging} create event trigger e on ddl_command_end execute function note();`,
    new: `${logging} create event trigger e on ddl_command_end execute function note(); create table t (id int);`,
    survives: `select count(*) > 0 or to_regclass('t') is null as noted from ddl_log where tag = 'CREATE TABLE'`,
  },
  {
    name: 'the function of an event trigger changes, and its new body uses a table that is created later',
    old: `create function note() returns event_trigger language plpgsql as $$ begin end $$; create event trigger e on ddl_command_end execute function note();
      create table a (id int);`,
    new: `${logging} create event trigger e on ddl_command_end execute function note(); create table a (id bigint);`,
    rows: 'insert into a values (1)',
    survives: 'select id::text from a',
  },
];
