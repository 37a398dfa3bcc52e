import type { KindSample } from './kind-sample.ts';

/** Policies, privileges, publications and foreign data, with all their options. */
export const access: readonly KindSample[] = [
  {
    kind: 'publications',
    // A publication is not in a schema, so its name contains that of the schema.
    sql: `
      create table sent (id int primary key, a int, b text);
      do $$ begin execute format('create publication %I for table sent (id, a) where (id > 0) with (publish = ''insert'')', current_schema() || '_some');
        execute format('create publication %I for tables in schema {schema} with (publish_via_partition_root)', current_schema() || '_schema');
        execute format('comment on publication %I is ''It''''s sent''', current_schema() || '_some'); end $$;`,
  },
  {
    kind: 'event triggers',
    // An event trigger is not in a schema, so its name contains that of the schema.
    sql: `
      create function noted() returns event_trigger language plpgsql as 'begin end';
      do $$ begin execute format('create event trigger %I on ddl_command_end when tag in (''DROP TABLE'', ''CREATE TABLE'') execute function {schema}.noted()', current_schema() || '_some');
        execute format('create event trigger %I on sql_drop execute function {schema}.noted()', current_schema() || '_off');
        execute format('alter event trigger %I disable', current_schema() || '_off');
        execute format('create event trigger %I on table_rewrite execute function {schema}.noted()', current_schema() || '_always');
        execute format('alter event trigger %I enable always', current_schema() || '_always');
        execute format('comment on event trigger %I is ''It''''s noted''', current_schema() || '_some'); end $$;`,
  },
  {
    kind: 'foreign data',
    // A wrapper and a server are not in a schema, so their names contain that of the schema.
    sql: `
      create table near (a int not null, b text, at date not null) partition by range (at); create table parent (id int not null, n text default 'x');
      create function note() returns trigger language plpgsql as $$ begin return new; end $$;
      do $$ declare w text := current_schema() || '_w'; s text := current_schema() || '_s'; begin
        execute format('create foreign data wrapper %I options (debug ''it''''s \\ on'')', w); execute format('comment on foreign data wrapper %I is ''It''''s a wrapper''', w);
        execute format('create foreign data wrapper %I validator postgresql_fdw_validator', w || '2');
        execute format('create server %I type ''t'' version ''1'' foreign data wrapper %I options (host ''h'', "Odd %%" ''x'')', s, w); execute format('comment on server %I is ''It''''s a server''', s);
        execute format('create server %I foreign data wrapper %I', s || '2', w);
        execute format('create user mapping for public server %I options (user ''it''''s'', password ''hidden'')', s); execute format('create user mapping for current_user server %I', s);
        execute format('create foreign table far (a int options (column_name ''A'') not null default 1, b text options (x ''1'', y ''2'') collate "C", c int generated always as (a * 2) stored, constraint k check (a > 0), constraint k2 check (a < 9) no inherit) server %I options (t ''f'')', s);
        execute format('create foreign table near_1 partition of near for values from (''2020-01-01'') to (''2021-01-01'') server %I options (t ''n'')', s);
        execute format('create foreign table child (own int) inherits (parent) server %I', s);
        execute format('create foreign table numbered (id int generated always as identity, n serial) server %I', s || '2'); end $$;
      alter foreign table far alter b set statistics 33, alter b set storage external, alter a set (n_distinct = 5);
      comment on foreign table far is 'It''s far'; comment on column far.a is 'A'; comment on constraint k on far is 'K';
      create trigger noted before insert on far for each row execute function note(); alter foreign table far disable trigger noted;
      create view seen as select a, b from far; create statistics st on a, b from far;`,
  },
  {
    kind: 'foreign data and its privileges',
    serverOnly: true,
    sql: `
      do $$ declare w text := current_schema() || '_w'; s text := current_schema() || '_s'; begin
        execute format('create foreign data wrapper %I', w); execute format('grant usage on foreign data wrapper %I to trellis_reader', w);
        execute format('create server %I foreign data wrapper %I', s, w); execute format('grant usage on foreign server %I to trellis_reader with grant option', s);
        execute format('create user mapping for trellis_reader server %I options (user ''r'')', s);
        execute format('create foreign table granted (a int, b int) server %I', s); execute format('alter server %I owner to trellis_writer', s); end $$;
      grant select on granted to trellis_reader; grant select (b) on granted to public; alter foreign table granted owner to trellis_writer;`,
  },
  {
    kind: 'policies',
    sql: `
      create table secret (id int, owner text); create table others (id int);
      alter table secret enable row level security; alter table others enable row level security; alter table others force row level security;
      create table forced (id int); alter table forced force row level security;
      create policy own on secret using (owner = current_user) with check (id > 0);
      create policy reading on secret as restrictive for select to postgres using (exists (select from others o where o.id = secret.id));
      create policy writing on secret for insert with check (true); create policy upd on secret for update using (id = 1); create policy del on secret for delete to current_user using (false);
      comment on policy own on secret is 'Own rows';`,
  },
  {
    kind: 'privileges',
    serverOnly: true,
    sql: `
      create table shared (id int primary key, name text, secret text); create sequence counter; create view seen as select id from shared;
      create function act() returns int language sql as 'select 1'; create procedure proc() language sql as ''; create type mood as enum ('a'); create domain dom as int;
      grant select, insert on shared to trellis_reader; grant all on shared to trellis_writer with grant option; grant select (name), update (name, secret) on shared to trellis_reader, public;
      grant usage on schema {schema} to trellis_reader; grant create on schema {schema} to trellis_writer with grant option;
      grant select on seen to public; grant usage, select on sequence counter to trellis_reader;
      revoke execute on function act() from public; grant execute on function act() to trellis_reader; grant execute on procedure proc() to trellis_reader;
      revoke usage on type mood from public; grant usage on domain dom to trellis_reader;
      create table nobodys (id int); revoke all on nobodys from current_user; create table mine (id int); revoke delete on mine from current_user;
      create table chain (id int); grant select on chain to trellis_writer with grant option; set session authorization trellis_writer; 
      reset session authorization; grant usage on schema {schema} to trellis_writer; set session authorization trellis_writer; grant select on {schema}.chain to trellis_reader; reset session authorization;
      create table counted (id int generated always as identity); grant select on sequence counted_id_seq to trellis_reader;
      create table owned (id serial, n int generated always as identity); alter table owned owner to trellis_writer; grant select on owned to trellis_reader;
      create schema if not exists trellis_owned authorization trellis_writer; create type trellis_owned.t as enum ('x'); alter type trellis_owned.t owner to trellis_reader;
      alter function act() owner to trellis_writer; alter view seen owner to trellis_writer; alter domain dom owner to trellis_writer;
      create materialized view mv as select 1 as a; alter materialized view mv owner to trellis_writer; grant select (a) on mv to trellis_reader;
      create statistics stat on id, name from shared; alter statistics stat owner to trellis_writer;
      create aggregate agg (int) (sfunc = int4pl, stype = int); alter aggregate agg (int) owner to trellis_writer; grant execute on function agg (int) to trellis_reader;
      create policy mine on shared to trellis_reader, trellis_writer using (true);`,
  },
  {
    kind: 'default privileges',
    serverOnly: true,
    sql: `
      alter default privileges grant select on tables to trellis_reader;
      alter default privileges in schema {schema} grant usage on sequences to trellis_reader with grant option;
      alter default privileges for role trellis_writer revoke execute on routines from public;
      alter default privileges for role trellis_writer in schema {schema} grant all on tables to trellis_reader;
      alter default privileges for role trellis_writer revoke all on tables from trellis_writer;
      alter default privileges grant usage on schemas to trellis_reader; alter default privileges revoke usage on types from public;`,
  },
];
