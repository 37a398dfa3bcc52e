import type { Dumpable } from './dumpable.ts';

const order =
  'operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int)';

/** Operators, their classes and families, casts and event triggers. */
export const operatorsAndCasts: readonly Dumpable[] = [
  {
    type: 'DO_OPERATOR',
    setup: `create function f(point, point) returns boolean language sql immutable return true;
      create function g(point, point) returns boolean language sql immutable return false;
      create operator === (function = f, leftarg = point, rightarg = point);`,
    changes: {
      existence: 'create operator !=== (function = g, leftarg = point, rightarg = point)',
      ...Object.fromEntries(
        [
          'commutator = ===',
          'negator = !===',
          'restrict = eqsel',
          'join = eqjoinsel',
          'hashes',
          'merges',
        ].map((option) => [
          option,
          `drop operator === (point, point); create operator === (function = f, leftarg = point, rightarg = point, ${option})`,
        ]),
      ),
      function:
        'drop operator === (point, point); create operator === (function = g, leftarg = point, rightarg = point)',
      owner: 'alter operator === (point, point) owner to pg_monitor',
      comment: `comment on operator === (point, point) is 'x'`,
    },
  },
  {
    type: 'DO_OPCLASS',
    setup: `create operator class c for type int using btree as ${order};`,
    changes: {
      existence: `create operator class c2 for type int using btree as ${order}`,
      'support function': `drop operator class c using btree; drop operator family if exists c using btree;
        create operator class c for type int using btree as ${order}, function 2 (int, int) btint4sortsupport(internal)`,
      operators: `drop operator class c using btree; drop operator family if exists c using btree;
        create operator class c for type int using btree as ${order.replace('operator 2 <=, ', '')}`,
      'default class': `create domain d as point;
        create operator class p default for type d using gist as storage box, operator 1 <<(point, point),
          function 1 gist_point_consistent(internal, point, smallint, oid, internal),
          function 2 gist_box_union(internal, internal), function 5 gist_box_penalty(internal, internal, internal),
          function 6 gist_box_picksplit(internal, internal), function 7 gist_box_same(box, box, internal)`,
      owner: 'alter operator class c using btree owner to pg_monitor',
      comment: `comment on operator class c using btree is 'x'`,
    },
  },
  {
    type: 'DO_OPFAMILY',
    setup: 'create operator family f using btree;',
    changes: {
      existence: 'create operator family f2 using btree',
      operator: 'alter operator family f using btree add operator 1 < (int4, int8)',
      function: 'alter operator family f using btree add function 1 btint48cmp(int4, int8)',
      owner: 'alter operator family f using btree owner to pg_monitor',
      comment: `comment on operator family f using btree is 'x'`,
    },
  },
  {
    type: 'DO_CAST',
    setup: `create type c as (a int); create function f(c) returns int language sql immutable as 'select $1.a';
      create function g(c) returns int language sql immutable as 'select 1'; create cast (c as int) with function f(c);`,
    changes: {
      existence: 'create cast (c as text) with inout',
      function: 'drop cast (c as int); create cast (c as int) with function g(c)',
      'assignment context': 'drop cast (c as int); create cast (c as int) with function f(c) as assignment',
      'implicit context': 'drop cast (c as int); create cast (c as int) with function f(c) as implicit',
      method: 'drop cast (c as int); create cast (c as int) with inout',
      comment: `comment on cast (c as int) is 'x'`,
    },
  },
  {
    type: 'DO_EVENT_TRIGGER',
    setup: `create function f() returns event_trigger language plpgsql as 'begin end';
      create function g() returns event_trigger language plpgsql as 'begin end';
      create event trigger {schema}_e on ddl_command_end execute function f();`,
    changes: {
      existence: 'create event trigger {schema}_e2 on sql_drop execute function f()',
      event:
        'drop event trigger {schema}_e; create event trigger {schema}_e on ddl_command_start execute function f()',
      tags: `drop event trigger {schema}_e;
        create event trigger {schema}_e on ddl_command_end when tag in ('CREATE TABLE') execute function f()`,
      function:
        'drop event trigger {schema}_e; create event trigger {schema}_e on ddl_command_end execute function g()',
      enabled: 'alter event trigger {schema}_e disable',
      replica: 'alter event trigger {schema}_e enable replica',
      comment: `comment on event trigger {schema}_e is 'x'`,
    },
  },
  {
    type: 'DO_EXTENSION',
    setup: 'create extension if not exists fuzzystrmatch schema {schema};',
    changes: {
      'privileges of a member': 'revoke execute on function soundex(text) from public',
    },
  },
];
