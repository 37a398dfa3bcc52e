import type { Pair } from '../pair.ts';

const positive = 'constraint k check (a > 0)';

/** Existing tables that join parents: they must have the parents' checks and NOT NULLs, and columns of the same types. */
const joined: readonly (readonly [name: string, old: string, wanted: string])[] = [
  [
    'only inherits a check that it had from another parent',
    `create table p (a int, ${positive}); create table q (a int, ${positive}); create table c () inherits (p)`,
    `create table p (a int, ${positive}); create table q (a int, ${positive}); create table c (a int) inherits (q)`,
  ],
  [
    'only inherits a NOT NULL that it had from another parent',
    'create table p (a int not null); create table q (a int not null); create table c () inherits (p)',
    'create table p (a int not null); create table q (a int not null); create table c (a int) inherits (q)',
  ],
  [
    'only inherits a check that it did not have, and passes it on',
    `create table p (a int, ${positive}); create table c (a int); create table d () inherits (c)`,
    `create table p (a int, ${positive}); create table c (a int) inherits (p); create table d () inherits (c)`,
  ],
  [
    'has a new check of its own too',
    `create table p (a int, ${positive}); create table c (a int)`,
    `create table p (a int, ${positive}); create table c (a int, ${positive}) inherits (p)`,
  ],
  [
    'only inherits a check that it had of its own',
    `create table p (a int, ${positive}); create table c (a int, ${positive})`,
    `create table p (a int); create table c (a int) inherits (p); alter table p add ${positive}`,
  ],
  [
    'inherits a check from two parents, and another table keeps it',
    `create table p (a int, ${positive}); create table q (a int, ${positive}); create table c (a int); create table e () inherits (p)`,
    `create table p (a int, ${positive}); create table q (a int, ${positive}); create table c (a int) inherits (p, q); create table e () inherits (p)`,
  ],
  [
    'has a check that its parent does not pass on',
    `create table p (a int, ${positive} no inherit); create table c (a int)`,
    `create table p (a int, ${positive} no inherit); create table c (a int, ${positive}) inherits (p)`,
  ],
  [
    'has been a partition',
    `create table p (a int not null, ${positive}) partition by list (a); create table q (a int, ${positive}); create table c partition of p for values in (1)`,
    `create table p (a int not null, ${positive}) partition by list (a); create table q (a int, ${positive}); create table c (a int) inherits (q)`,
  ],
  [
    'changes a type together with its new parent',
    'create table p (a int default 1); create table c (a int)',
    'create table p (a bigint); create table c (a bigint) inherits (p)',
  ],
  [
    'has the type that its new parent gets',
    'create table p (a int); create table c (a bigint)',
    'create table p (a bigint); create table c (a bigint) inherits (p)',
  ],
  [
    'gets the type that its new parent has, below an index and a view',
    'create table p (a bigint); create table c (a int, b int); create index on c (a); create view v as select a from c',
    'create table p (a bigint); create table c (a bigint, b int) inherits (p); create index on c (a); create view v as select a from c',
  ],
  [
    'leaves a parent for one that changes the type of their column',
    'create table p (a int); create table q (a int); create table c (b int) inherits (p)',
    'create table p (a int); create table q (a bigint); create table c (a bigint, b int) inherits (q)',
  ],
  [
    'leaves a parent for one that has the column with another type',
    'create table p (a int); create table q (a bigint); create table c (b int) inherits (p)',
    'create table p (a int); create table q (a bigint); create table c (a bigint, b int) inherits (q)',
  ],
  [
    'keeps a parent and joins another while both change the type',
    'create table p (a int); create table q (a int); create table c (a int, b int) inherits (p)',
    'create table p (a bigint); create table q (a bigint); create table c (a bigint, b int) inherits (p, q)',
  ],
];

export const joining: readonly Pair[] = joined.map(([name, old, wanted]) => ({
  name: `a table joins a parent and ${name}`,
  old,
  new: wanted,
  rows: 'insert into c (a) values (1)',
  survives: 'select a::text from c',
}));
