import type { Dumpable } from './dumpable.ts';

/** Rules, triggers, policies and publications. */
export const rulesAndTriggers: readonly Dumpable[] = [
  {
    type: 'DO_RULE',
    setup: `create table t (a int); insert into t values (1); create view v as select a from t;
      create rule r as on delete to v do instead delete from t; create rule e as on insert to t do also notify x;`,
    changes: {
      existence: 'create rule r2 as on insert to v do instead nothing',
      action: 'create or replace rule r as on delete to v do instead nothing',
      condition: 'create rule r3 as on update to t where old.a > 5 do also delete from t where a > 7',
      enabled: 'alter table t disable rule e',
      replica: 'alter table t enable replica rule e',
      comment: `comment on rule r on v is 'x'`,
    },
  },
  {
    type: 'DO_TRIGGER',
    setup: `create table t (a int, b int); insert into t values (1, 2);
      create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger g before insert on t for each row execute function f();
      create constraint trigger c after insert on t for each row execute function f();
      create table p (a int) partition by range (a); create table p1 partition of p for values from (0) to (10);
      create trigger g before insert on p for each row execute function f();`,
    changes: {
      existence: 'create trigger g2 before insert on t for each row execute function f()',
      ...Object.fromEntries(
        [
          'after insert on t for each row execute function f()',
          'before update of b on t for each row execute function f()',
          'before insert on t for each statement execute function f()',
          'before insert on t for each row when (new.a > 0) execute function f()',
          `before insert on t for each row execute function f('x')`,
          'after insert on t referencing new table as n for each row execute function f()',
        ].map((definition) => [definition, `drop trigger g on t; create trigger g ${definition}`]),
      ),
      'deferrable of a constraint trigger': `drop trigger c on t;
        create constraint trigger c after insert on t deferrable initially deferred for each row execute function f()`,
      enabled: 'alter table t disable trigger g',
      replica: 'alter table t enable replica trigger g',
      always: 'alter table t enable always trigger g',
      'enabled on a partition': 'alter table p1 disable trigger g',
      'extension of a trigger': 'alter trigger g on t depends on extension citext',
      'extension of a trigger of a partition': 'alter trigger g on p1 depends on extension citext',
      comment: `comment on trigger g on t is 'x'`,
      'comment on a partition': `comment on trigger g on p1 is 'x'`,
    },
  },
  {
    type: 'DO_POLICY',
    setup: `create table t (a int); insert into t values (1); alter table t enable row level security;
      create policy p on t using (a > 0);`,
    changes: {
      existence: 'create policy p2 on t',
      'row security': 'alter table t disable row level security',
      condition: 'alter policy p on t using (a > 1)',
      'check of new rows': 'alter policy p on t with check (a > 1)',
      command: 'drop policy p on t; create policy p on t for select using (a > 0)',
      restrictive: 'drop policy p on t; create policy p on t as restrictive using (a > 0)',
      roles: 'alter policy p on t to pg_monitor',
      comment: `comment on policy p on t is 'x'`,
    },
  },
  {
    type: 'DO_PUBLICATION',
    setup: 'create table t (a int primary key); create publication {schema}_p for table t;',
    changes: {
      existence: 'create publication {schema}_p2',
      'all tables': 'create publication {schema}_p2 for all tables',
      operations: `alter publication {schema}_p set (publish = 'insert, delete')`,
      'via the partition root': 'alter publication {schema}_p set (publish_via_partition_root)',
      'generated columns': {
        since: 18,
        sql: 'alter publication {schema}_p set (publish_generated_columns = stored)',
      },
      owner: 'alter publication {schema}_p owner to pg_monitor',
      comment: `comment on publication {schema}_p is 'x'`,
    },
  },
  {
    type: 'DO_PUBLICATION_REL',
    setup: `create table t (a int primary key, b int); create table u (a int); insert into t values (1, 2);
      create publication {schema}_p for table t;`,
    changes: {
      existence: 'alter publication {schema}_p add table u',
      columns: 'alter publication {schema}_p set table t (a)',
      'row filter': 'alter publication {schema}_p set table t where (a > 0)',
    },
  },
  {
    type: 'DO_PUBLICATION_TABLE_IN_SCHEMA',
    setup: 'create publication {schema}_p;',
    changes: { existence: 'alter publication {schema}_p add tables in schema {schema}' },
  },
];
