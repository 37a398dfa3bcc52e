import type { KindSample } from './kind-sample.ts';

/** Routines and triggers, with all their options. */
export const routines: readonly KindSample[] = [
  {
    kind: 'functions and procedures',
    sql: `
      create table thing (id int primary key, name text);
      create function add(a integer, b integer default 1) returns integer language sql immutable strict parallel safe cost 5 as 'select a + b';
      create function add(a text, b text) returns text language sql as $$ select a || '$' || b $$;
      create function out_args(in a int, out b int, inout c text default 'x') language plpgsql as $f$ begin b := a; end $f$;
      create function tabular(variadic ids int[]) returns table (id int, name text) language sql stable rows 7 security definer set search_path = pg_catalog, public set work_mem = '8MB' as 'select 1, null::text';
      create function set_of() returns setof thing language sql as 'select * from thing';
      create function row_arg(t thing) returns text language sql as 'select t.name';
      create procedure act(inout n int, x text) language plpgsql as $$ begin n := n + 1; end $$;
      create function standard(a int) returns int language sql begin atomic select count(*)::int + a from thing; end;
      create function short(a int) returns int immutable return a + 1;
      create function any_one(anyelement, anyarray) returns anyelement language sql leakproof as 'select $1';
      create function "Odd ""Name"""("Arg One" int) returns int language sql as 'select 1';
      create function no_arguments() returns void language sql as '';
      create view uses_functions as select add(id) as more, standard(id) as std from thing;
      create table default_of_function (a int default add(1, 2));
      comment on function add(integer, integer) is 'Adds'; comment on procedure act(int, text) is 'Acts';`,
  },
  {
    kind: 'aggregates and window functions',
    sql: `
      create function accumulate(state int, v int) returns int language sql immutable as 'select coalesce(state, 0) + v';
      create function finish(state int) returns text language sql immutable as 'select state::text';
      create aggregate total (int) (sfunc = accumulate, stype = int, finalfunc = finish, initcond = '0', combinefunc = int4pl, parallel = safe);
      create aggregate moving (int) (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = '5', sspace = 100, sortop = >);
      create aggregate counter (*) (sfunc = int8inc, stype = int8, initcond = 0);
      create aggregate middle (float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
      comment on aggregate total (int) is 'All';`,
  },
  {
    kind: 'triggers',
    sql: `
      create table watched (id int primary key, name text);
      create function note() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger before_row before insert or update of name on watched for each row when (new.name is not null) execute function note('a', 'it''s');
      create trigger after_all after update on watched referencing old table as o new table as n for each statement execute function note();
      create constraint trigger late after insert on watched deferrable initially deferred for each row execute function note();
      create trigger off_one before truncate on watched execute function note(); alter table watched disable trigger off_one;
      create trigger always_one before delete on watched for each row execute function note(); alter table watched enable always trigger always_one;
      create trigger replica_one before delete on watched for each row execute function note(); alter table watched enable replica trigger replica_one;
      create view seen as select * from watched;
      create trigger instead instead of insert on seen for each row execute function note();
      comment on trigger before_row on watched is 'First';`,
  },
];
