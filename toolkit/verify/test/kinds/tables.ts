import type { KindSample } from './kind-sample.ts';

/** Tables and their columns, with all their options. */
export const tables: readonly KindSample[] = [
  {
    kind: 'columns',
    sql: `
      create table many (
        a integer not null, b varchar(10), c char(3), d numeric(10,2), e numeric, f timestamp(3) with time zone,
        g interval year to month, h bit varying(5), i text[] not null default '{}', j time(0), k "char", l name,
        m jsonb default '{"a": "it''s"}', n bytea default '\\x00ff', o text collate "C", p text default 'it''s \\ "quoted"',
        q date default current_date, r timestamptz default now(), s interval default '1 day 02:00', t money default 12.5,
        u boolean default true, v double precision default 0.1, w real default 1e-7, x text default null,
        y int default (1 + 2) * 3, z uuid default gen_random_uuid(), aa int[][] default '{{1,2},{3,4}}', bb point default '(1,2)');
      alter table many alter a set statistics 500, alter p set storage external, alter o set storage main,
        alter b set (n_distinct = 100, n_distinct_inherited = -0.5);
      alter table many drop column c;
      comment on column many.a is 'Line one
line two; with ''quotes'', \\ and ünïcode ☃'; comment on table many is '';
      create table compressed (a text compression pglz);
      create table no_columns ();`,
  },
  {
    kind: 'generated columns',
    sql: `
      create function twice(v int) returns int language sql immutable as 'select v * 2';
      create table computed (a int, b int generated always as (a * 2) stored, c text generated always as ('x' || a::text) stored not null,
        d int generated always as (twice(a)) stored);`,
  },
  {
    kind: 'virtual generated columns',
    since: 180000,
    sql: 'create table computed (a int, b int generated always as (a * 2) virtual);',
  },
  {
    kind: 'table properties',
    sql: `
      create unlogged table hasty (a int);
      create table parameters (a int, b text) with (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
      create table identity_full (a int); alter table identity_full replica identity full;
      create table identity_nothing (a int); alter table identity_nothing replica identity nothing;
      create table identity_index (a int not null, b int not null unique); create unique index identity_index_a on identity_index (a);
      alter table identity_index replica identity using index identity_index_a;
      create table identity_key (a int primary key); alter table identity_key replica identity using index identity_key_pkey;
      create table clustered (a int primary key, b int); create index clustered_b on clustered (b); alter table clustered cluster on clustered_b;
      create table clustered_key (a int primary key); alter table clustered_key cluster on clustered_key_pkey;
      create type row_type as (a int, b text);
      create table typed of row_type; create table typed_more of row_type (a with options not null default 3, primary key (a));`,
  },
  {
    kind: 'inheritance',
    sql: `
      create table animal (id int not null default 1, name text not null, legs int default 4, check (legs >= 0));
      create table dog (breed text not null) inherits (animal); alter table dog alter legs set default 3; alter table dog alter name drop default;
      create table pet (owner text, name text not null); create table house_dog (id int default 7) inherits (dog, pet);
      alter table dog alter breed set not null; alter table animal alter legs drop not null;
      create table fish (id int not null default 1, name text not null, legs int default null, constraint animal_legs_check check (legs >= 0)); alter table fish inherit animal;
      alter table house_dog alter id drop default;`,
  },
  {
    kind: 'partitioned tables',
    sql: `
      create table events (id int not null default 1, at date not null, kind text, body text check (body <> ''), constraint events_pkey primary key (id, at)) partition by range (at);
      create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
      create table events_2025 (kind text default 'own', id int not null, at date not null, body text, constraint events_body_check check (body <> ''));
      alter table events attach partition events_2025 for values from ('2025-01-01') to (maxvalue);
      create table events_rest partition of events default partition by list (id);
      create table events_a partition of events_rest for values in (1, 2, null);
      create table listed (kind text, n int) partition by list (kind); create table listed_a partition of listed for values in ('a', 'it''s', null);
      create index events_kind on events (kind); create unique index events_unique on events (at, kind, id);
      create index only_parent on only events (body);
      create index own_2024 on events_2024 (body);
      create table ref (id int, at date, foreign key (id, at) references events on delete cascade);
      create table owner (id int primary key); alter table events add constraint to_owner foreign key (id) references owner;
      create table hashed (id int, name text) partition by hash (id, lower(name)); create table hashed_0 partition of hashed for values with (modulus 2, remainder 0);
      create function note() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger stamped after insert on events for each row execute function note();
      alter table events_2024 disable trigger stamped;
      alter table events add constraint recent check (at > '2000-01-01');
      alter table events_2024 alter kind set default 'x'; comment on table events_2024 is 'A year';
      create table storage_one partition of hashed for values with (modulus 2, remainder 1) with (fillfactor = 40);
      create table loose (a int not null, b int not null, unique (a)) partition by list (a); create table loose_1 partition of loose (primary key (a)) for values in (1);
      alter table only loose add constraint loose_pkey primary key (a, b); alter table only loose add constraint loose_u unique (b, a);`,
  },
];
