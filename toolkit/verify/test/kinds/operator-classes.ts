import type { KindSample } from './kind-sample.ts';

/** Operator classes and families with all options. */
export const operatorClasses: readonly KindSample[] = [
  {
    kind: 'operator classes',
    sql: `
      create operator class int_ops2 for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int), function 2 btint4sortsupport(internal);
      create operator class int_ops2 for type int using hash as operator 1 =, function 1 hashint4(int), function 2 hashint4extended(int, bigint);
      comment on operator class int_ops2 using hash is 'It''s hashed'; comment on operator family int_ops2 using btree is 'Numbers';
      create operator family mixed using btree; alter operator family mixed using btree add operator 1 < (int, bigint), function 1 (int, bigint) btint48cmp(int, bigint);
      create operator class mixed_ops for type bigint using btree family mixed as operator 3 =, function 1 btint8cmp(bigint, bigint);
      create table sorted (id int, n bigint); create index on sorted (id int_ops2); create index on sorted using hash (id int_ops2); create index on sorted (n mixed_ops);`,
  },
];
