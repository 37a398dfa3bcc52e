import type { Pair } from '../pair.ts';

/** Keys and indexes of partitioned tables, which are valid only if each partition has one attached. */
export const partitionKeys: readonly Pair[] = [
  {
    name: "a partition has a key of its own on the columns of its parent's unique constraint",
    old: 'create table r (a int)',
    new: `create table r (a int);
      create table p (a int not null, unique (a)) partition by list (a);
      create table p1 partition of p (primary key (a)) for values in (1);
      create table q (a int not null, b int not null) partition by list (a);
      create unique index q_ab on q (a, b);
      create table q1 partition of q (unique (a, b)) for values in (1);`,
  },
  {
    name: "a partition's key equals that of its parent, and the partition is attached, detached and rebound",
    old: `create table p (a int not null, unique (a)) partition by list (a);
      create table p1 (a int primary key);
      create table p2 partition of p (primary key (a)) for values in (2);
      create table p3 partition of p (primary key (a)) for values in (3);`,
    new: `create table p (a int not null, unique (a)) partition by list (a);
      create table p1 partition of p (primary key (a)) for values in (1);
      create table p2 (a int primary key);
      create table p3 partition of p (primary key (a)) for values in (3, 4);`,
    rows: 'insert into p values (2), (3)',
  },
  {
    name: "a key that equals that of its parent is added, and the parent's changes",
    old: `create table p (a int not null, b int not null, unique (a)) partition by list (a);
      create table p1 partition of p for values in (1);
      create table p2 partition of p (primary key (a)) for values in (2);`,
    new: `create table p (a bigint not null, b int not null, unique (a)) partition by list (a);
      create table p1 partition of p (primary key (a)) for values in (1);
      create table p2 partition of p (primary key (a)) for values in (2);`,
    rows: 'insert into p values (1, 1), (2, 2)',
    survives: 'select a::int, b from p order by a',
  },
  {
    name: 'keys and indexes that partitions lack are attached, and the invalid ones of the partitioned tables become valid',
    old: `create table p (a int not null, b int not null) partition by list (a);
      create table p1 partition of p for values in (1); create table p2 partition of p for values in (2) partition by list (b); create table p21 partition of p2 default;
      alter table only p add constraint p_pkey primary key (a, b); alter table only p add constraint p_b unique (b, a);
      create index p_i on only p (b); alter table p1 add constraint p1_b unique (b, a); alter index p_b attach partition p1_b;`,
    new: `create table p (a int not null, b int not null) partition by list (a);
      create table p1 partition of p for values in (1); create table p2 partition of p for values in (2) partition by list (b); create table p21 partition of p2 default;
      alter table p1 add constraint p1_b unique (b, a);
      alter table p add constraint p_pkey primary key (a, b); alter table p add constraint p_b unique (b, a); create index p_i on p (b);`,
    rows: 'insert into p values (1, 1), (2, 2)',
    survives: 'select a, b from p order by a',
  },
  {
    name: 'an invalid key becomes valid because the partition that lacks it is detached, and another is added',
    old: `create table p (a int not null) partition by list (a);
      create table p1 partition of p for values in (1); create table p2 partition of p for values in (2);
      alter table only p add constraint p_pkey primary key (a); alter table p2 add constraint p2_pkey primary key (a); alter index p_pkey attach partition p2_pkey;
      create table q (a int not null) partition by list (a);
      create table q1 partition of q for values in (1); alter table only q add constraint q_pkey primary key (a);`,
    new: `create table p (a int not null, primary key (a)) partition by list (a);
      create table p1 (a int not null); create table p2 partition of p for values in (2);
      create table q (a int not null, primary key (a)) partition by list (a);
      create table q1 partition of q for values in (1); create table q2 partition of q for values in (2);`,
    rows: 'insert into p values (1), (2); insert into q values (1)',
  },
  {
    name: 'a foreign key refers to a key that becomes valid',
    old: `create table p (a int not null) partition by list (a); create table p1 partition of p for values in (1);
      alter table only p add constraint p_pkey primary key (a); create table r (a int);`,
    new: `create table p (a int not null, primary key (a)) partition by list (a); create table p1 partition of p for values in (1);
      create table r (a int references p);`,
    rows: 'insert into p values (1); insert into r values (1)',
    survives: 'select a from r',
  },
  {
    name: 'an index of a partition of a partition is not valid, and becomes valid',
    old: `create table p (a int not null, b int not null) partition by list (a); create table p1 partition of p default partition by list (b); create table p11 partition of p1 default;
      create index p_i on only p (b); create index p1_i on only p1 (b); alter index p_i attach partition p1_i;
      alter table only p add constraint p_pkey primary key (a, b); alter table only p1 add constraint p1_pkey primary key (a, b); alter index p_pkey attach partition p1_pkey;`,
    new: `create table p (a int not null, b int not null, primary key (a, b)) partition by list (a); create table p1 partition of p default partition by list (b); create table p11 partition of p1 default;
      create index p_i on p (b); alter index p1_b_idx rename to p1_i`,
    rows: 'insert into p values (1, 1)',
    survives: 'select a from p',
  },
  {
    name: 'a partition of a partition has no index attached',
    old: 'create table r (a int)',
    new: `create table p (a int not null, b int not null) partition by list (a); create table p1 partition of p default partition by list (b); create table p11 partition of p1 default;
      create index p_i on only p (b); create index p1_i on only p1 (b); alter index p_i attach partition p1_i;`,
  },
  {
    name: 'a partition is added to a table whose key is not valid, with and without a key to attach',
    old: `create table p (a int not null) partition by list (a); create table p1 partition of p for values in (1);
      alter table only p add constraint p_pkey primary key (a);`,
    new: `create table p (a int not null) partition by list (a); create table p1 partition of p for values in (1);
      alter table only p add constraint p_pkey primary key (a);
      create table p2 partition of p for values in (2);`,
    rows: 'insert into p values (1)',
    survives: 'select a from p',
  },
];
