import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('operator_classes');

test('operator classes and families are read with their own members, options and dependencies', async () => {
  const {
    operatorClasses,
    operatorFamilies,
    dependencies = {},
  } = await modelAfter(
    client,
    `create extension btree_gist; create function cmp(int, int) returns int immutable language sql as 'select $1 - $2';
    create operator family f using btree; alter operator family f using btree add operator 1 < (int, bigint);
    create operator class c for type int using btree family f as operator 3 =, function 1 cmp(int, int); comment on operator class c using btree is 'C.';
    create operator family g using gist; alter operator family g using gist add operator 15 <-> (point, point) for order by float_ops;
    create table t (a int); create index i on t (a c)`,
  );
  expect(operatorFamilies).toEqual([
    {
      schema: 'public',
      name: 'f',
      method: 'btree',
      operators: [{ strategy: 1, operator: 'pg_catalog.<', types: ['integer', 'bigint'] }],
    },
    {
      schema: 'public',
      name: 'g',
      method: 'gist',
      operators: [
        {
          strategy: 15,
          operator: 'pg_catalog.<->',
          types: ['point', 'point'],
          orderBy: 'pg_catalog.float_ops',
        },
      ],
    },
  ]);
  expect(operatorClasses).toEqual([
    {
      schema: 'public',
      name: 'c',
      comment: 'C.',
      method: 'btree',
      type: 'integer',
      family: { schema: 'public', name: 'f' },
      operators: [{ strategy: 3, operator: 'pg_catalog.=', types: ['integer', 'integer'] }],
      functions: [{ support: 1, function: 'public.cmp(integer,integer)', types: ['integer', 'integer'] }],
    },
  ]);
  expect(dependencies['operator class public.c(btree)']).toEqual(
    expect.arrayContaining(['operator family public.f(btree)', 'routine public.cmp(integer, integer)']),
  );
  expect(dependencies['index public.i']).toContain('operator class public.c(btree)');
});
