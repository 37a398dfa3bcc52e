import type { Dumpable } from './dumpable.ts';

const annotations = (type: string) => ({
  owner: `alter type ${type} owner to pg_monitor`,
  privileges: `revoke usage on type ${type} from public`,
  comment: `comment on type ${type} is 'x'`,
  schema: `alter type ${type} set schema {schema}_2`,
});

/** Enumerated, composite, range and base types, and domains. */
export const types: readonly Dumpable[] = [
  {
    type: 'DO_TYPE',
    setup: `create type e as enum ('a', 'b'); create table t (e e); insert into t values ('a');`,
    changes: {
      'value of an enum': `alter type e add value 'c'`,
      'order of the values of an enum': `alter type e add value 'c' before 'a'`,
      'name of a value of an enum': `alter type e rename value 'b' to 'c'`,
      'existence of an enum': `create type f as enum ('a')`,
      ...annotations('e'),
    },
  },
  {
    type: 'DO_TYPE',
    setup: `create domain d as varchar(20) default 'x' constraint ok check (value <> ''); create table t (d d);
      insert into t values ('a');`,
    changes: {
      'existence of a domain': 'create domain f as int',
      'type of a domain':
        'drop table t; drop domain d; create domain d as varchar(30) default $$x$$ constraint ok check (value <> $$$$); create table t (d d)',
      'default of a domain': `alter domain d set default 'y'`,
      'NOT NULL of a domain': 'alter domain d set not null',
      'name of NOT NULL of a domain': {
        since: 17,
        sql: 'alter domain d add constraint filled not null',
      },
      'comment on NOT NULL of a domain': {
        since: 17,
        sql: `alter domain d set not null; comment on constraint d_not_null on domain d is 'x'`,
      },
      'collation of a domain':
        'drop table t; drop domain d; create domain d as varchar(20) collate "C" default $$x$$ constraint ok check (value <> $$$$); create table t (d d)',
      'check of a domain': `alter domain d add constraint more check (value <> 'no')`,
      'name of a check of a domain': 'alter domain d rename constraint ok to fine',
      'validity of a check of a domain': `alter domain d add constraint more check (value <> 'no') not valid`,
      'comment on a check of a domain': `comment on constraint ok on domain d is 'x'`,
      'owner of a domain': 'alter domain d owner to pg_monitor',
      'privileges of a domain': 'revoke usage on domain d from public',
      'comment on a domain': `comment on domain d is 'x'`,
    },
  },
  {
    type: 'DO_TYPE',
    setup: `create type c as (a int, b text); create table t (c c); insert into t values ((1, 'x'));`,
    changes: {
      'existence of a composite type': 'create type f as (a int)',
      'attribute of a composite type': { changesValues: true, sql: 'alter type c add attribute d int' },
      'name of an attribute': { changesValues: true, sql: 'alter type c rename attribute a to z' },
      'type of an attribute':
        'drop table t; alter type c alter attribute a type bigint; create table t (c c)',
      'collation of an attribute':
        'drop table t; alter type c alter attribute b type text collate "C"; create table t (c c)',
      'comment on an attribute': `comment on column c.a is 'x'`,
      ...annotations('c'),
    },
  },
  {
    type: 'DO_TYPE',
    setup: `create function f(int, int) returns float8 language sql immutable return $1 - $2;
      create type r as range (subtype = int4, multirange_type_name = rs); create table t (r r, rs rs);
      insert into t values ('[1,2)', '{[1,2)}'); create type s as range (subtype = text);`,
    changes: {
      'existence of a range type': 'create type q as range (subtype = int4)',
      'subtype of a range type': 'drop type s; create type s as range (subtype = varchar)',
      'operator class of a range type':
        'drop type s; create type s as range (subtype = text, subtype_opclass = text_pattern_ops)',
      'collation of a range type': 'drop type s; create type s as range (subtype = text, collation = "C")',
      'difference function of a range type': `drop table t; drop type r;
        create type r as range (subtype = int4, multirange_type_name = rs, subtype_diff = f); create table t (r r, rs rs)`,
      'name of a multirange type': 'alter type rs rename to rss',
      'schema of a multirange type': 'alter type rs set schema {schema}_2',
      'schema and name of a multirange type':
        'alter type rs rename to rss; alter type rss set schema {schema}_2',
      ...annotations('r'),
      // The multirange type stays in its schema, where its name is taken by the old one.
      schema: { refused: 'DEPENDENCY_CYCLE', sql: 'alter type r set schema {schema}_2' },
    },
  },
  {
    type: 'DO_SHELL_TYPE',
    setup: 'create type shell;',
    changes: { existence: 'create type another', owner: 'alter type shell owner to pg_monitor' },
  },
  ...[
    'like = text',
    'typmod_in = varchartypmodin',
    'typmod_in = varchartypmodin, typmod_out = varchartypmodout',
  ]
    .concat(['analyze = array_typanalyze'])
    .concat([
      'subscript = raw_array_subscript_handler, element = int4',
      'collatable = true',
      'preferred = true',
    ])
    .concat(['category = z', 'delimiter = "|"', `default = 'x'`, 'storage = external', 'alignment = double'])
    .map(
      (option): Dumpable => ({
        type: 'DO_TYPE',
        setup: baseType('internallength = variable'),
        changes: {
          [`option of a base type: ${option}`]: `drop type base cascade; ${baseType(`internallength = variable, ${option}`)}`,
        },
      }),
    ),
];

function baseType(options: string): string {
  return `create type base; set local client_min_messages = error;
    create function base_in(cstring) returns base language internal immutable strict as 'textin';
    create function base_out(base) returns cstring language internal immutable strict as 'textout';
    create type base (input = base_in, output = base_out, ${options.replace('internallength = variable, like = text', 'like = text')});`;
}
