import type { Pair } from '../pair.ts';

const objects = `create table t (a int, constraint k unique (a)); create index i on t (a);
  create materialized view m as select 1 as a; create function f() returns int language sql return 1;
  create function tf() returns trigger language plpgsql as 'begin return new; end';
  create trigger g before insert on t for each row execute function tf();`;
const onCitext = `alter index k depends on extension citext; alter index i depends on extension citext;
  alter materialized view m depends on extension citext; alter function f depends on extension citext;
  alter trigger g on t depends on extension citext;`;

/** Objects that are dropped with an extension (`DEPENDS ON EXTENSION`). */
export const extensionDependencies: readonly Pair[] = [
  {
    name: 'an extension is dropped and what depended on it is kept',
    old: `create extension citext; ${objects} ${onCitext}`,
    new: objects,
    rows: 'insert into t values (1)',
    survives: 'select a from t',
  },
  {
    name: 'an object depends on another extension, and on two',
    old: `create extension citext; create extension hstore; ${objects} ${onCitext}`,
    new: `create extension citext; create extension hstore; ${objects} alter function f depends on extension hstore;
      alter index i depends on extension hstore; alter index i depends on extension citext;`,
    survives: 'select a from t',
  },
  {
    name: 'a table whose index depends on an extension is copied, and a function is replaced',
    old: `create extension citext; ${objects} ${onCitext}`,
    new: `create extension citext; ${objects.replace('unique (a))', 'unique (a)) partition by range (a)').replace('returns int', 'returns bigint')} ${onCitext}`,
  },
];
