import type { KindSample } from './kind-sample.ts';

/** Views and rules, with all their options. */
export const views: readonly KindSample[] = [
  {
    kind: 'views',
    sql: `
      create table base (id int primary key, name text, price numeric(10,2));
      create view simple as select id, name, price * 2 as double_price from base where price > 0;
      create view on_view with (security_barrier = true, security_invoker = true) as select s.*, 'it''s'::text as note from simple s;
      create view checked as select * from base where id > 0 with local check option;
      create view grouped as select b.id, b.name, count(*) from base b group by b.id;
      create recursive view counting (n) as values (1) union all select n + 1 from counting where n < 10;
      create view renamed as select id as a from base; alter view renamed rename column a to "B c";
      alter view simple alter column name set default 'nobody';
      comment on view simple is 'A view'; comment on column simple.name is 'Its name';
      create view whole as select base from base;
      create view aaa_first as select * from renamed;`,
  },
  {
    kind: 'materialized views',
    sql: `
      create table base (id int primary key, name text);
      create materialized view kept with (fillfactor = 80) as select id, name, lower(name) as low from base;
      create unique index on kept (id); create index kept_low on kept (low desc); create index on kept (name) where id > 0;
      create materialized view empty as select 1 as one with no data;
      alter materialized view kept alter column name set statistics 33, alter column low set storage external;
      alter materialized view kept cluster on kept_low;
      comment on materialized view kept is 'Kept'; comment on column kept.id is 'Key'; comment on index kept_low is 'By low';
      create view above as select * from kept;`,
  },
  {
    kind: 'rules',
    sql: `
      create table ruled (id int, name text); create table log (id int); create view through as select * from ruled;
      create rule no_delete as on delete to ruled do instead nothing;
      create rule also as on insert to ruled where new.id > 0 do also insert into log values (new.id);
      create rule upd as on update to through do instead (update ruled set name = new.name where id = old.id; insert into log values (old.id));
      alter table ruled disable rule no_delete;
      comment on rule also on ruled is 'Notes it';`,
  },
];
