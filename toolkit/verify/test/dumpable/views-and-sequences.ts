import type { Dumpable } from './dumpable.ts';

/** Views, materialized views and sequences, which pg_dump treats as tables. */
export const viewsAndSequences: readonly Dumpable[] = [
  {
    type: 'DO_TABLE',
    setup: `create table t (a int, b int); insert into t values (1, 2); create view v as select a from t;
      create materialized view m as select a, 'x' as b from t; create unique index i on m (a);`,
    changes: {
      'existence of a view': 'create view w as select 1 as a',
      'query of a view': 'create or replace view v as select a from t where b > 0',
      'columns of a view': 'create or replace view v as select a, b from t',
      'security barrier of a view': 'alter view v set (security_barrier)',
      'security invoker of a view': 'alter view v set (security_invoker)',
      'check option of a view': 'alter view v set (check_option = local)',
      'owner of a view': 'alter view v owner to pg_monitor',
      'privileges of a view': 'grant select on v to pg_monitor',
      'privileges of a column of a view': 'grant select (a) on v to pg_monitor',
      'comment on a view': `comment on view v is 'x'`,
      'comment on a column of a view': `comment on column v.a is 'x'`,
      'existence of a materialized view': 'create materialized view n as select 1 as a',
      'query of a materialized view': `drop materialized view m; create materialized view m as select a, 'y' as b from t;
        create unique index i on m (a)`,
      'storage parameters of a materialized view': 'alter materialized view m set (fillfactor = 70)',
      'access method of a materialized view': `create access method {schema}_am type table handler heap_tableam_handler;
        create materialized view n using {schema}_am as select 1 as a`,
      'storage of a column of a materialized view': 'alter materialized view m alter b set storage external',
      'compression of a column of a materialized view':
        'alter materialized view m alter b set compression pglz',
      'statistics target of a column of a materialized view':
        'alter materialized view m alter b set statistics 7',
      'options of a column of a materialized view': 'alter materialized view m alter b set (n_distinct = 5)',
      'cluster of a materialized view': 'alter materialized view m cluster on i',
      'replica identity of a materialized view': 'alter table m replica identity full',
      'no replica identity of a materialized view': 'alter table m replica identity nothing',
      'extension of a materialized view': 'alter materialized view m depends on extension citext',
      'owner of a materialized view': 'alter materialized view m owner to pg_monitor',
      'privileges of a materialized view': 'grant select on m to pg_monitor',
      'comment on a materialized view': `comment on materialized view m is 'x'`,
    },
  },
  {
    type: 'DO_REFRESH_MATVIEW',
    setup:
      'create materialized view m as select 1 as a; create materialized view n as select 1 as a with no data;',
    changes: { populated: 'refresh materialized view n' },
  },
  {
    type: 'DO_TABLE',
    setup: 'create sequence s; create table t (a int, b serial); insert into t values (1, 1);',
    changes: {
      'existence of a sequence': 'create sequence s2',
      'type of a sequence': 'alter sequence s as int',
      'start of a sequence': 'alter sequence s start 7',
      'increment of a sequence': 'alter sequence s increment 7',
      'minimum of a sequence': 'alter sequence s minvalue -7',
      'maximum of a sequence': 'alter sequence s maxvalue 700',
      'cache of a sequence': 'alter sequence s cache 7',
      'cycle of a sequence': 'alter sequence s cycle',
      'persistence of a sequence': 'alter sequence s set unlogged',
      'column that owns a sequence': 'alter sequence s owned by t.a',
      'sequence that no column owns': 'alter sequence t_b_seq owned by none',
      'owner of a sequence': 'alter sequence s owner to pg_monitor',
      'privileges of a sequence': 'grant usage on sequence s to pg_monitor',
      'comment on a sequence': `comment on sequence s is 'x'`,
    },
  },
];
