import type { KindSample } from './kind-sample.ts';

/** Constraints, with all their options. */
export const constraints: readonly KindSample[] = [
  {
    kind: 'primary keys and unique constraints',
    sql: `
      create table one (id int primary key, a int unique, b int, c int, unique (b, c), constraint "Named One" unique (c, b) include (a) with (fillfactor = 50));
      create table two (a int, b int, c text, constraint two_key primary key (b, a) include (c) deferrable initially deferred);
      create table three (a int unique nulls not distinct deferrable, b int);
      create unique index from_index on three (b); alter table three add constraint from_index_constraint unique using index from_index;
      comment on constraint two_key on two is 'The key'; comment on index two_key is 'Its index';`,
  },
  {
    kind: 'temporal keys',
    since: 180000,
    sql: `
      create extension if not exists btree_gist with schema public;
      create table rooms (id int, during tstzrange, constraint rooms_key primary key (id, during without overlaps));
      create table bookings (id int, during tstzrange, foreign key (id, period during) references rooms (id, period during) not valid);`,
  },
  {
    kind: 'foreign keys',
    sql: `
      create table parent (a int, b int, c int unique, primary key (a, b));
      create table child (
        a int, b int, c int references parent (c) on delete cascade on update set null, d int default 1 references parent (c) on delete restrict on update restrict,
        constraint pair foreign key (a, b) references parent (a, b) match full on delete set default,
        constraint partly foreign key (a, b) references parent on delete set null (b) deferrable initially deferred,
        constraint later foreign key (d) references parent (c) deferrable);
      alter table child add constraint unchecked foreign key (d) references parent (c) on update cascade not valid;
      create table node (id int primary key, up int references node on delete cascade);
      create table egg (id int primary key, hen int); create table hen (id int primary key, egg int references egg);
      alter table egg add foreign key (hen) references hen;
      create table by_index (a int); create unique index by_index_a on by_index (a); create table by_index_child (a int references by_index (a));
      comment on constraint pair on child is 'Both';`,
  },
  {
    kind: 'constraints that are not enforced',
    since: 180000,
    sql: `
      create table parent (a int primary key);
      create table child (a int references parent not enforced, b int constraint idle check (b > 0) not enforced);`,
  },
  {
    kind: 'check constraints',
    sql: `
      create function good(v int) returns boolean language plpgsql immutable as $$ begin return v > 0; end $$;
      create table checked (a int check (a > 0), b text check (b ~ '^[a-z\\\\d]+$' and b <> 'it''s'), c int constraint c_good check (good(c)),
        constraint pair check (a < c) no inherit, check (a is not null or b is not null));
      alter table checked add constraint later check (a < 1000) not valid;
      comment on constraint pair on checked is 'In order';`,
  },
  {
    kind: 'not-null constraints',
    since: 180000,
    sql: `
      create table named (a int constraint must not null, b int not null no inherit, c int);
      alter table named add constraint late not null c not valid;
      comment on constraint must on named is 'Must';
      create table before (a int not null); alter table before rename to after;
      create domain strict as int constraint must_be not null;`,
  },
  {
    kind: 'exclusion constraints',
    sql: `
      create table booked (a int, during tsrange, room box, exclude using gist (during with &&),
        constraint where_and exclude using gist (room with &&) where (a > 0) deferrable initially deferred);
      comment on constraint where_and on booked is 'No two';`,
  },
];
