import type { Pair } from '../pair.ts';

const extensions = 'create extension pg_trgm schema public; create extension citext schema public;';

/** Privileges on members of extensions. */
export const extensionPrivileges: readonly Pair[] = [
  {
    name: 'privileges on members of an extension are granted and revoked',
    old: `${extensions} create table t (id int primary key, a citext);`,
    new: `${extensions} create table t (id int primary key, a citext); revoke execute on function similarity(text, text) from public;
      grant execute on function similarity(text, text) to pg_monitor with grant option; revoke usage on type citext from public;
      grant usage on type citext to pg_monitor, pg_read_all_data;`,
    rows: `insert into t values (1, 'a')`,
    survives: 'select id, a from t',
  },
  {
    name: 'an extension is created with other privileges on its members',
    old: '',
    new: `${extensions} grant execute on function show_trgm(text) to pg_monitor; revoke all on type citext from public;`,
  },
  {
    name: 'privileges on members of an extension change, and the extension moves',
    old: `create schema app; ${extensions} revoke execute on function similarity(text, text) from public; grant execute on function similarity(text, text) to pg_monitor;
      grant usage on type citext to pg_monitor;`,
    new: `create schema app; create extension pg_trgm schema app; create extension citext schema public;
      revoke execute on function app.similarity(text, text) from public; grant execute on function app.similarity(text, text) to pg_read_all_data;
      grant usage on type citext to pg_monitor with grant option;`,
  },
];
