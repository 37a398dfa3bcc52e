import type { Pair } from '../pair.ts';

/** Constraints, indexes and statistics. */
export const constraintsAndIndexes: readonly Pair[] = [
  {
    name: 'tables that reference each other are created and dropped',
    old: '',
    new: `
      create table a (id int primary key, b int);
      create table b (id int primary key, a int references a);
      alter table a add foreign key (b) references b on delete set null deferrable initially deferred;`,
  },
  {
    name: 'a primary key gets another column while foreign keys reference it',
    old: `
      create table a (x int not null, y int not null, primary key (x), unique (y));
      create table b (x int references a (x), y int references a (y));`,
    new: `
      create table a (x int not null, y int not null, primary key (x, y), unique (x), unique (y));
      create table b (x int references a (x), y int references a (y));`,
    rows: 'insert into a values (1, 2); insert into b values (1, 2)',
    survives: 'select * from a, b',
  },
  {
    name: 'a unique constraint becomes a unique index of the same name, and the reverse',
    old: 'create table t (a int, b int, constraint u unique (a)); create unique index v on t (b);',
    new: 'create table t (a int, b int, constraint v unique (b)); create unique index u on t (a);',
  },
  {
    name: 'foreign keys change each of their options',
    old: `
      create table a (x int, y int, primary key (x, y));
      create table b (x int, y int, constraint f foreign key (x, y) references a match full on delete cascade on update set null);
      create table c (x int, y int, constraint f foreign key (x, y) references a);`,
    new: `
      create table a (x int, y int, primary key (x, y));
      create table b (x int, y int, constraint f foreign key (x, y) references a on delete set null (y) deferrable initially deferred);
      create table c (x int, y int, constraint f foreign key (x, y) references a deferrable);`,
  },
  {
    name: 'constraints that are NOT VALID are validated',
    old: `create table a (x int primary key); create table t (x int, y int);
      alter table t add constraint c check (x > 0) not valid; alter table t add constraint f foreign key (y) references a not valid;`,
    new: `create table a (x int primary key); create table t (x int, y int);
      alter table t add constraint c check (x > 0); alter table t add constraint f foreign key (y) references a;
      alter table t add constraint n check (y > 0) no inherit;`,
  },
  {
    name: 'indexes change each of their options',
    old: `create table t (a text, b int, c int); create index i on t (a text_pattern_ops, b desc nulls last) include (c) where b > 0;
      create index j on t using hash (a); create unique index k on t (b) nulls not distinct; create index l on t using brin (b) with (pages_per_range = 4);`,
    new: `create table t (a text, b int, c int); create index i on t (a collate "C" desc, b nulls first) include (c) where b > 1;
      create index j on t using btree (lower(a), (b + c)); create unique index k on t (b); create index l on t using brin (b) with (pages_per_range = 8);
      alter index l set (autosummarize = on);`,
  },
  {
    name: 'constraints and indexes that are recreated keep their comments',
    old: `
      create table t (g int constraint g_key unique, h int unique, constraint fk foreign key (h) references t (g),
        constraint ck check (g > 0), constraint ek exclude (h with =));
      create index ix on t (g);
      create materialized view m as select g from t;
      create index mx on m (g);
      comment on constraint g_key on t is 'One.';
      comment on index g_key is 'Its index.';
      comment on constraint fk on t is 'Another.';
      comment on constraint ck on t is 'Checked.';
      comment on constraint ek on t is 'Excluded.';
      comment on index ix is 'Found.';
      comment on index mx is 'Found too.';`,
    new: `
      create table t (g int, h int unique, constraint g_key unique (g, h), constraint fk foreign key (g) references t (h),
        constraint ck check (g > 1), constraint ek exclude (g with =));
      create index ix on t (h);
      create materialized view m as select g from t;
      create index mx on m (g desc);
      comment on constraint g_key on t is 'One.';
      comment on index g_key is 'Its index.';
      comment on constraint fk on t is 'Another.';
      comment on constraint ck on t is 'Checked.';
      comment on constraint ek on t is 'Excluded.';
      comment on index ix is 'Found.';
      comment on index mx is 'Found too.';`,
  },
  {
    name: 'a table has equal keys and exclusion constraints with different names',
    old: 'create table u (a int);',
    new: `
      create table t (a int, b int, c int);
      alter table t add constraint pk primary key (a);
      alter table t add constraint as_well unique (a);
      alter table t add constraint one unique (b);
      alter table t add constraint two unique (b);
      alter table t add constraint later unique (b) deferrable;
      alter table t add constraint apart exclude (c with =);
      alter table t add constraint as_far exclude (c with =);
      create table u (a int references t (a));`,
  },
  {
    name: 'a foreign key ceases to be deferrable while the referenced key is replaced',
    old: `
      create table t (a int constraint pk primary key);
      create table u (a int constraint fk references t (a) deferrable);`,
    new: `
      create table t (a int not null constraint uq unique);
      create table u (a int constraint fk references t (a));`,
  },
  {
    name: 'indexes and keys of a partitioned table change their storage parameters',
    old: `create table p (a int, b text, constraint pk primary key (a) with (fillfactor=80), unique (a, b)) partition by hash (a); create table p0 partition of p for values with (modulus 2, remainder 0); create index ix on p (b) with (fillfactor=70); create table r (a int references p);`,
    new: `create table p (a int, b text, constraint pk primary key (a) with (fillfactor=90), unique (a, b) with (fillfactor=50)) partition by hash (a); create table p0 partition of p for values with (modulus 2, remainder 0); create index ix on p (b); create table r (a int references p);`,
  },
  {
    name: 'a column of the replica identity becomes nullable after the replica identity changes',
    old: `create table t (a int not null constraint ua unique, b int); create unique index ub on t (b); alter table t replica identity using index ua; create table f (a int not null unique); alter table f replica identity using index f_a_key;`,
    new: `create table t (a int constraint ua unique, b int not null); create unique index ub on t (b); alter table t replica identity using index ub; create table f (a int unique); alter table f replica identity full;`,
  },
  {
    name: 'columns of a temporal foreign key change their types on both sides',
    since: 180000,
    old: `create extension btree_gist; create table p (id int, v daterange, k varchar(3), primary key (id, v without overlaps), unique (k, v without overlaps));
      create table r (id int, k varchar(3), v daterange, foreign key (id, period v) references p (id, period v), foreign key (k, period v) references p (k, period v));`,
    new: `create extension btree_gist; create table p (id bigint, v daterange, k varchar(5), primary key (id, v without overlaps), unique (k, v without overlaps));
      create table r (id bigint, k varchar(5), v daterange, foreign key (id, period v) references p (id, period v), foreign key (k, period v) references p (k, period v));`,
    rows: `insert into p values (1, '[2020-01-01,2021-01-01)', 'a'); insert into r values (1, 'a', '[2020-02-01,2020-03-01)')`,
    survives: 'select id::int, k, v from r',
  },
  {
    name: 'the period of a temporal foreign key changes its type on both sides',
    since: 180000,
    old: `create extension btree_gist; create table p (id int, v daterange, primary key (id, v without overlaps)); create table r (id int, v daterange, foreign key (id, period v) references p (id, period v));`,
    new: `create extension btree_gist; create table p (id int, v tsrange, primary key (id, v without overlaps)); create table r (id int, v tsrange, foreign key (id, period v) references p (id, period v));`,
    rows: `insert into p values (1, '[2020-01-01,2021-01-01)'); insert into r values (1, '[2020-02-01,2020-03-01)')`,
    survives: 'select id, lower(v)::date from r',
  },
];
