import type { Dumpable } from './dumpable.ts';

/** Constraints, indexes and extended statistics. */
export const constraintsAndIndexes: readonly Dumpable[] = [
  {
    type: 'DO_CONSTRAINT',
    setup: `create table t (a int not null, b int, c int, r int4range, constraint k primary key (a),
        constraint u unique (b), constraint c check (c > 0), constraint x exclude using gist (r with &&));
      insert into t values (1, 2, 3, '[1,2)'); create table child () inherits (t);
      create table period (a int4range not null, v daterange not null);`,
    changes: {
      'existence of a key': 'alter table t add unique (c)',
      'columns of a key': 'alter table t drop constraint u; alter table t add constraint u unique (b, c)',
      name: 'alter table t rename constraint u to other',
      'columns that a key includes':
        'alter table t drop constraint u; alter table t add constraint u unique (b) include (c)',
      'NULLS NOT DISTINCT':
        'alter table t drop constraint u; alter table t add constraint u unique nulls not distinct (b)',
      deferrable: 'alter table t drop constraint u; alter table t add constraint u unique (b) deferrable',
      'initially deferred':
        'alter table t drop constraint u; alter table t add constraint u unique (b) deferrable initially deferred',
      'storage parameters': 'alter index u set (fillfactor = 70)',
      'WITHOUT OVERLAPS': {
        since: 18,
        sql: 'alter table period add primary key (a, v without overlaps)',
      },
      cluster: 'alter table t cluster on u',
      'replica identity': 'alter table t replica identity using index k',
      'existence of a check': 'alter table t add check (b > 0)',
      'condition of a check': 'alter table t drop constraint c; alter table t add constraint c check (c > 1)',
      'validity of a check':
        'alter table t drop constraint c; alter table t add constraint c check (c > 0) not valid',
      'NO INHERIT of a check':
        'alter table t drop constraint c; alter table t add constraint c check (c > 0) no inherit',
      'NOT ENFORCED of a check': {
        since: 18,
        sql: 'alter table t drop constraint c; alter table t add constraint c check (c > 0) not enforced',
      },
      'local check of a child': 'alter table child add constraint c check (c > 0)',
      'condition of an exclusion':
        'alter table t drop constraint x; alter table t add constraint x exclude using gist (r with =)',
      comment: `comment on constraint c on t is 'x'`,
      'comment on the index of a key': `comment on index u is 'x'`,
      'extension of the index of a key': 'alter index u depends on extension citext',
      'extension of the index of an exclusion': 'alter index x depends on extension citext',
    },
  },
  {
    type: 'DO_FK_CONSTRAINT',
    setup: `create table p (a int primary key, b int unique); create table t (a int, b int, constraint f foreign key (a) references p);
      insert into p values (1, 1); insert into t values (1, 1);`,
    changes: {
      existence: 'alter table t add foreign key (b) references p',
      ...Object.fromEntries(
        [
          'references p (b)',
          'references p on delete cascade',
          'references p on update set null',
          'references p match full',
          'references p deferrable',
          'references p deferrable initially deferred',
          'references p not valid',
          'references p on delete set null (a)',
        ].map((key) => [
          key,
          `alter table t drop constraint f; alter table t add constraint f foreign key (a) ${key}`,
        ]),
      ),
      'NOT ENFORCED': {
        since: 18,
        sql: 'alter table t drop constraint f; alter table t add constraint f foreign key (a) references p not enforced',
      },
      comment: `comment on constraint f on t is 'x'`,
    },
  },
  {
    type: 'DO_INDEX',
    setup: `create table t (a int not null, b text, c int); insert into t values (1, 'x', 2);
      create index i on t (b); create unique index u on t (a); create index e on t ((a + 1));
      create materialized view m as select 1 as a; create index mi on m (a);`,
    changes: {
      existence: 'create index on t (c)',
      columns: 'drop index i; create index i on t (b, c)',
      expression: 'drop index e; create index e on t ((a + 2))',
      unique: 'drop index i; create unique index i on t (b)',
      method: 'drop index i; create index i on t using hash (b)',
      collation: 'drop index i; create index i on t (b collate "C")',
      'operator class': 'drop index i; create index i on t (b text_pattern_ops)',
      descending: 'drop index i; create index i on t (b desc)',
      'position of nulls': 'drop index i; create index i on t (b nulls first)',
      'columns that it includes': 'drop index i; create index i on t (b) include (c)',
      'NULLS NOT DISTINCT': 'drop index u; create unique index u on t (a) nulls not distinct',
      predicate: 'drop index i; create index i on t (b) where a > 0',
      'storage parameters': 'alter index i set (fillfactor = 70)',
      'statistics target': 'alter index e alter column 1 set statistics 7',
      cluster: 'alter table t cluster on i',
      'replica identity': 'alter table t replica identity using index u',
      comment: `comment on index i is 'x'`,
      'extension of an index': 'alter index i depends on extension citext',
      'extension of an index of a materialized view': 'alter index mi depends on extension citext',
    },
  },
  {
    type: 'DO_INDEX_ATTACH',
    setup: `create table t (a int) partition by range (a); create table t1 partition of t for values from (0) to (10);
      create index i on only t (a); create index i1 on t1 (a); insert into t values (1);`,
    changes: { existence: 'alter index i attach partition i1' },
  },
  {
    type: 'DO_STATSEXT',
    setup: 'create table t (a int, b int); insert into t values (1, 2); create statistics s on a, b from t;',
    changes: {
      existence: 'create statistics s2 on a, b from t',
      kinds: 'drop statistics s; create statistics s (mcv) on a, b from t',
      columns: 'drop statistics s; create statistics s on (a + 1), b from t',
      target: 'alter statistics s set statistics 7',
      owner: 'alter statistics s owner to pg_monitor',
      comment: `comment on statistics s is 'x'`,
    },
  },
];
