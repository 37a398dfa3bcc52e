import { afterEach, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { emptyModel, type Model } from '@trellis/model';
import { ddl } from '@trellis/plan/internal';
import { table } from '@trellis/random-models';
import { testClient } from '@trellis/testing/client';
import { build } from './build.ts';

const client = testClient('build');

afterEach(async () => {
  await client.query('rollback');
});

const view = (name: string, definition: string) =>
  ({ schema: 'public', name, definition, columns: [], indexes: [], triggers: [], rules: [] }) as const;

/** An authored Model: unqualified names, in an order in which objects cannot be created. */
const authored: Model = {
  ...emptyModel,
  enums: [{ schema: 'public', name: 'status', values: ['new', 'done'] }],
  tables: [
    table(
      'orders',
      [
        { name: 'id', type: 'integer', identity: { generation: 'always' }, notNull: true },
        { name: 'status', type: 'status', default: "'new'", notNull: true },
        { name: 'customer_id', type: 'integer', default: 'first_customer()' },
      ],
      {
        foreignKeys: [
          {
            name: 'orders_customer_id_fkey',
            columns: ['customer_id'],
            references: { schema: 'public', name: 'zz_customers', columns: ['id'] },
          },
        ],
      },
    ),
    table('zz_customers', [{ name: 'id', type: 'integer' }], {
      primaryKey: { name: 'zz_pkey', columns: ['id'] },
    }),
  ],
  views: [view('a', 'select * from b'), view('b', 'select * from c'), view('c', 'select status from orders')],
  routines: [
    {
      schema: 'public',
      name: 'first_customer',
      kind: 'function',
      arguments: '',
      definition:
        'create function first_customer() returns integer language sql begin atomic select min(id) from zz_customers; end',
    },
  ],
};

test('builds an authored Model, which has no dependencies', async () => {
  await client.query('begin');
  await build(client, authored);
  const model = await introspect(client);
  expect(model.tables.map(({ name }) => name)).toEqual(['orders', 'zz_customers']);
  expect(model.views.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('builds authored views over themselves and each other, whose columns have types', async () => {
  await client.query('begin');
  const typed = (name: string, definition: string) => ({
    ...view(name, definition),
    columns: [{ name: 'id', type: 'integer' }],
  });
  const model: Model = {
    ...emptyModel,
    views: [
      typed('a', 'select id from b'),
      view('b', 'select c.id from c, f() g'),
      view('c', 'select id from a'),
      typed('v', 'select id from v'),
    ],
    routines: [
      {
        schema: 'public',
        name: 'f',
        kind: 'function',
        arguments: '',
        definition: `create function f() returns setof a language sql as 'select * from a'`,
      },
    ],
  };
  await build(client, model);
  const { views } = await introspect(client);
  expect(views.map(({ name, definition }) => [name, definition])).toEqual([
    ['a', expect.stringContaining('FROM public.b')],
    ['b', expect.stringContaining('FROM public.c')],
    ['c', expect.stringContaining('FROM public.a')],
    ['v', expect.stringContaining('FROM public.v')],
  ]);
});

test('names a view of a loop whose query is wrong', async () => {
  await client.query('begin');
  const model: Model = {
    ...emptyModel,
    views: [
      { ...view('a', 'select id from b, nowhere'), columns: [{ name: 'id', type: 'integer' }] },
      view('b', 'select id from a'),
    ],
  };
  await expect(build(client, model)).rejects.toMatchObject({
    message: expect.stringContaining('view public.a: PostgreSQL reports "relation "nowhere" does not exist"'),
  });
});

test('creates an introspected Model by one script, in the order of its dependencies', async () => {
  await client.query('begin');
  await build(client, authored);
  const model = await introspect(client);
  await client.query('rollback; begin');
  await client.query(ddl(model).join(';\n'));
  expect(await introspect(client)).toEqual(model);
});

test('names the first object that cannot be created, and leaves the transaction of the caller usable', async () => {
  await client.query('begin');
  await client.query('create table before (id int)');
  const wrong: Model = {
    ...emptyModel,
    views: [view('v', 'select * from nowhere'), view('w', 'select 1 as one')],
  };
  await expect(build(client, wrong)).rejects.toMatchObject({
    name: 'TrellisError',
    code: 'BUILD_FAILED',
    message: expect.stringContaining('view public.v: PostgreSQL reports "relation "nowhere" does not exist"'),
  });
  const model = await introspect(client);
  expect([...model.tables, ...model.views].map(({ name }) => name)).toEqual(['before']);
});

test('names the object whose creation fails, not those that depend on it', async () => {
  await client.query('begin');
  const wrong: Model = {
    ...emptyModel,
    tables: [table('z', [{ name: 'id', type: 'integer', default: "'none'" }])],
    views: [view('a', 'select id from z')],
  };
  await expect(build(client, wrong)).rejects.toMatchObject({
    message: expect.stringContaining(
      'table public.z: PostgreSQL reports "invalid input syntax for type integer',
    ),
  });
});

test('names the object that lacks one that nothing creates, not those that lack this object', async () => {
  await client.query('begin');
  const wrong: Model = {
    ...emptyModel,
    tables: [table('z', [{ name: 'a', type: 'text', collation: 'missing' }])],
    views: [view('a', 'select a from z')],
    routines: [
      {
        schema: 'public',
        name: 'f',
        kind: 'function',
        arguments: '',
        definition: "create function f() returns setof z language sql as 'select * from z'",
      },
    ],
  };
  await expect(build(client, wrong)).rejects.toMatchObject({
    message: expect.stringContaining('table public.z: PostgreSQL reports "collation "missing"'),
  });
});

test('restores the settings of the connection', async () => {
  const settings = async () =>
    (
      await client.query(
        "select current_setting('search_path') as path, current_setting('check_function_bodies') as checked",
      )
    ).rows;
  const before = await settings();
  await client.query('begin');
  await build(client, emptyModel);
  expect(await settings()).toEqual(before);
});

test('drops the schema public if the Model does not have it', async () => {
  await client.query('begin');
  await build(client, { ...emptyModel, schemas: [{ name: 'other' }] });
  expect((await introspect(client)).schemas).toEqual([{ name: 'other' }]);
});

test('keeps the owner, comment and privileges of the schema public', async () => {
  await client.query('begin');
  await client.query(`alter schema public owner to current_user; comment on schema public is null;
    revoke all on schema public from public; grant create on schema public to pg_monitor with grant option`);
  const model = await introspect(client);
  expect(model.schemas[0]).toMatchObject({ comment: '', owner: 'CURRENT_USER' });
  await client.query('rollback; begin');
  await build(client, model);
  expect(await introspect(client)).toEqual(model);
});

test('builds more objects than one batch outside a transaction', async () => {
  const many = Array.from({ length: 120 }, (_, i) => table(`t${i}`, [{ name: 'id', type: 'integer' }]));
  await build(client, { ...emptyModel, tables: many });
  const model = await introspect(client);
  expect(model.tables).toHaveLength(120);
  await client.query(many.map(({ name }) => `drop table ${name}`).join(';'));
});

test('does not apply default privileges to objects that are retried', async () => {
  await client.query('begin');
  await build(client, {
    ...emptyModel,
    views: [view('a', 'select * from b'), view('b', 'select 1 as one')],
    defaultPrivileges: [
      { role: 'CURRENT_USER', objects: 'TABLES', privileges: [{ grantee: 'PUBLIC', privilege: 'SELECT' }] },
    ],
  });
  const { views } = await introspect(client);
  expect(views.map(({ name, privileges }) => ({ name, privileges }))).toEqual([
    { name: 'a', privileges: undefined },
    { name: 'b', privileges: undefined },
  ]);
});

test('creates distributed tables on a server without Citus, as other tables, and restores the settings', async () => {
  const setting = 'citus.multi_shard_modify_mode';
  const settings = async () =>
    (
      await client.query('select current_setting($1, true) as one, current_setting($2) as two', [
        setting,
        'check_function_bodies',
      ])
    ).rows;
  await client.query('begin');
  const before = (await settings())[0];
  const spread = table('spread', [{ name: 'id', type: 'bigint' }]);
  const distributed = { ...spread, distribution: { column: 'id', shardCount: 4 } };
  await build(client, { ...emptyModel, tables: [distributed] });
  const found = await introspect(client);
  expect(found.tables).toEqual([spread]);
  expect((await settings())[0]).toEqual({ one: '', two: before.two });
});
