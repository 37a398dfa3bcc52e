import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('publications');

const tables = `create table a (id int primary key, x int, "Y" text); create table b (id int primary key);
  create table knex_migrations (id int primary key); create schema app;`;

const publicationsOf = (sql: string, options = {}) => modelAfter(client, `${tables} ${sql}`, options);

test('a publication is read with its tables, column lists and row filters', async () => {
  const { publications, dependencies = {} } = await publicationsOf(
    'create publication p for table a ("Y", id, x) where (x > 0 and id < 5), table b',
  );
  expect(publications).toEqual([
    {
      name: 'p',
      tables: [
        { schema: 'public', name: 'a', columns: ['Y', 'id', 'x'], where: '((x > 0) AND (id < 5))' },
        { schema: 'public', name: 'b' },
      ],
    },
  ]);
  expect(dependencies['publication relation public.a.p']).toEqual(
    expect.arrayContaining(['column public.a."Y"', 'column public.a.x', 'publication p', 'table public.a']),
  );
});

test('a column list is read by name, so a dropped column makes no difference', async () => {
  const sql = 'create publication p for table c (z, y)';
  const { publications } = await publicationsOf(`create table c (y int, z int); ${sql}`);
  const numbered = `create table c (x int, z int, w int, y int); alter table c drop x, drop w; ${sql}`;
  expect((await publicationsOf(numbered)).publications).toEqual(publications);
});

test('the options, the schemas and the comment of a publication are read', async () => {
  const { publications } = await publicationsOf(`
    create publication p for tables in schema app with (publish = 'insert, delete', publish_via_partition_root);
    comment on publication p is 'All of app.'; create publication q for all tables with (publish = ''); create publication r;`);
  expect(publications).toEqual([
    {
      name: 'p',
      comment: 'All of app.',
      schemas: ['app'],
      publish: ['insert', 'delete'],
      viaPartitionRoot: true,
    },
    { name: 'q', allTables: true, publish: [] },
    { name: 'r' },
  ]);
});

test('a Model without publications has no list of them', async () => {
  expect(await publicationsOf('')).not.toHaveProperty('publications');
});

test('a publication of other schemas is left out, and so are the tables of the history', async () => {
  const sql = 'create publication p for table a; create publication k for table knex_migrations, b;';
  expect((await publicationsOf(sql, { schemas: ['app'] })).publications).toBeUndefined();
  expect((await publicationsOf(sql)).publications).toEqual([
    { name: 'k', tables: [{ schema: 'public', name: 'b' }] },
    { name: 'p', tables: [{ schema: 'public', name: 'a' }] },
  ]);
});
