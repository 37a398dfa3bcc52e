import type { Dumpable } from './dumpable.ts';

const plus = (options: string) =>
  `create or replace function f(a int, b int default 1) returns int ${options.includes('language') ? '' : 'language sql'} ${options} as 'select a + b'`;

const total = (options: string) =>
  `drop aggregate total(int); create aggregate total(int) (sfunc = int4pl, stype = int4, ${options})`;

const moving = 'msfunc = int4pl, minvfunc = int4mi, mstype = int4';

/** Functions, procedures and aggregates. */
export const routines: readonly Dumpable[] = [
  {
    type: 'DO_FUNC',
    setup: `create function f(a int, b int default 1) returns int language sql as 'select a + b';
      create function rows() returns setof int language sql as 'select 1'; create procedure p() language sql as 'select 1';
      create function supported(internal) returns internal language internal strict as 'text_starts_with_support';`,
    changes: {
      existence: `create function g() returns int language sql as 'select 1'`,
      body: `create or replace function f(a int, b int default 1) returns int language sql as 'select b + a'`,
      'SQL-standard body': `create or replace function f(a int, b int default 1) returns int return a + b`,
      'result type': `drop function f; create function f(a int, b int default 1) returns bigint language sql as 'select a + b'`,
      'name of an argument': `drop function f; create function f(x int, b int default 1) returns int language sql as 'select x + b'`,
      'mode of an argument': `drop function f; create function f(a int, variadic b int[]) returns int language sql as 'select a'`,
      'default of an argument': `create or replace function f(a int, b int default 2) returns int language sql as 'select a + b'`,
      language: `create or replace function f(a int, b int default 1) returns int language plpgsql as 'begin return a + b; end'`,
      window: `create function w() returns bigint language internal window as 'window_row_number'`,
      volatility: plus('immutable'),
      strictness: plus('strict'),
      'security definer': plus('security definer'),
      leakproof: plus('leakproof'),
      cost: plus('cost 7'),
      rows: `create or replace function rows() returns setof int language sql rows 7 as 'select 1'`,
      'support function': plus('support supported'),
      parallel: plus('parallel safe'),
      setting: plus(`set work_mem = '1MB' set search_path = a, "B c"`),
      'body of a procedure': `create or replace procedure p() language sql as 'select 2'`,
      owner: 'alter function f owner to pg_monitor',
      privileges: 'revoke execute on function f from public',
      'privileges of a procedure': 'grant execute on procedure p to pg_monitor',
      comment: `comment on function f is 'x'`,
      schema: 'alter function f set schema {schema}_2',
      'extension of a function': 'alter function f depends on extension citext',
      'extension of a procedure': 'alter procedure p depends on extension citext',
      'several extensions':
        'alter function f depends on extension hstore; alter function f depends on extension citext',
    },
  },
  {
    type: 'DO_AGG',
    setup: `create aggregate total(int) (sfunc = int4pl, stype = int4);
      create function add(int, int) returns int language sql immutable return coalesce($1 + $2, 1);
      create function final(int, int) returns int language sql immutable return $1;`,
    changes: {
      existence: 'create aggregate another(int) (sfunc = int4pl, stype = int4)',
      'transition function': total('sspace = 0').replace('int4pl', 'int4mul'),
      'transition type': `drop aggregate total(int); create aggregate total(int) (sfunc = int84pl, stype = int8, initcond = '0')`,
      'state space': total('sspace = 7'),
      'final function': total('finalfunc = int4abs'),
      'final function extra': total('finalfunc = final, finalfunc_extra'),
      'final function modify': total('finalfunc = int4abs, finalfunc_modify = read_write'),
      'combine function': total('combinefunc = int4pl'),
      'initial condition': total(`initcond = '5'`),
      'moving transition': total(moving),
      'moving state space': total(`${moving}, msspace = 7`),
      'moving final function': total(`${moving}, mfinalfunc = int4abs`),
      'moving final function extra': total(`${moving}, mfinalfunc = final, mfinalfunc_extra`),
      'moving final function modify': total(
        `${moving}, mfinalfunc = int4abs, mfinalfunc_modify = read_write`,
      ),
      'moving initial condition': total(`${moving}, minitcond = '5'`),
      'sort operator': total('sortop = <'),
      parallel: total('parallel = safe'),
      'arguments of an ordered set': `create aggregate hyp(order by int) (sfunc = add, stype = int4, initcond = '0', finalfunc = final, finalfunc_extra)`,
      serialization: `create aggregate ser(numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_avg,
        combinefunc = numeric_avg_combine, serialfunc = numeric_avg_serialize, deserialfunc = numeric_avg_deserialize)`,
      owner: 'alter aggregate total(int) owner to pg_monitor',
      privileges: 'revoke execute on function total(int) from public',
      comment: `comment on aggregate total(int) is 'x'`,
    },
  },
];
