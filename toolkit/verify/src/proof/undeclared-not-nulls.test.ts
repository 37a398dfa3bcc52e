import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { diffModels, fingerprint } from '@trellis/plan';
import { createDatabase, serverVersion, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { withUndeclaredNotNulls } from './undeclared-not-nulls.ts';

/**
 * By name, the SQL of tables as their descriptors are printed, and as a migration that was planned for a server without
 * NOT NULL constraints, or written by hand, may leave them.
 */
const kinds: Readonly<Record<string, { readonly printed: string; readonly history: string }>> = {
  'of a column, with a name': {
    printed: 'create table t (a int not null)',
    history: 'create table t (a int constraint x not null)',
  },
  'of a primary key, with a name': {
    printed: 'create table t (a int primary key)',
    history: 'create table t (a int constraint x not null, primary key (a))',
  },
  'of an identity column, with a name': {
    printed: 'create table t (a int generated always as identity)',
    history: 'create table t (a int constraint x not null generated always as identity)',
  },
  'of a renamed table': {
    printed: 'create table t (a int not null)',
    history: 'create table o (a int not null); alter table o rename to t',
  },
  'of a renamed column': {
    printed: 'create table t (a int not null)',
    history: 'create table t (o int not null); alter table t rename o to a',
  },
  'of a child that declares the column': {
    printed: 'create table p (a int not null); create table t (a int not null) inherits (p)',
    history: 'create table p (a int not null); create table t (a int) inherits (p)',
  },
  'of a child that has it of its own': {
    printed: 'create table p (a int not null); create table t () inherits (p)',
    history: 'create table p (a int not null); create table t (not null a) inherits (p)',
  },
  'of a child that declares it beside the parent, under another name': {
    printed: 'create table p (a int not null); create table t (a int not null) inherits (p)',
    history: 'create table p (a int constraint x not null); create table t (a int not null) inherits (p)',
  },
  'of a child of a primary key': {
    printed: 'create table p (a int primary key); create table t () inherits (p)',
    history: 'create table p (a int constraint x not null, primary key (a)); create table t () inherits (p)',
  },
  'of a child that left its parent': {
    printed: 'create table p (a int not null); create table t (a int not null)',
    history:
      'create table p (a int not null); create table t () inherits (p); alter table t no inherit p; alter table t alter a set not null',
  },
  'of an attached partition': {
    printed:
      'create table p (a int not null) partition by list (a); create table t partition of p for values in (1)',
    history:
      'create table p (a int not null) partition by list (a); create table t (a int not null); alter table p attach partition t for values in (1)',
  },
  'of an attached default partition of a primary key, and of a partition of a partition': {
    printed: `create table p (a int, b int, primary key (a, b)) partition by range (a);
      create table t partition of p default;
      create table q partition of p for values from (1) to (9) partition by list (b);
      create table r partition of q for values in (1)`,
    history: `create table p (a int not null, b int not null, primary key (a, b)) partition by range (a);
      create table t (a int not null, b int not null, constraint t_pkey primary key (a, b));
      create table q (a int not null, b int not null, constraint q_pkey primary key (a, b)) partition by list (b);
      create table r (a int not null, b int not null, constraint r_pkey primary key (a, b));
      alter table only p attach partition t default;
      alter table only p attach partition q for values from (1) to (9);
      alter table only q attach partition r for values in (1)`,
  },
  'of a detached partition': {
    printed: 'create table p (a int not null) partition by list (a); create table t (a int not null)',
    history:
      'create table p (a int not null) partition by list (a); create table t partition of p for values in (1); alter table p detach partition t',
  },
  'of a domain, with a name': {
    printed: 'create domain t as int not null',
    history: 'create domain t as int constraint x not null',
  },
};

// Servers before PostgreSQL 18 do not store what is compared here.
const rows = Object.entries(serverVersion() >= 180000 ? kinds : {}).map(([name, sql], i) => ({
  name,
  ...sql,
  schema: `kind${i}`,
}));
let databases: readonly TestDatabase[];
let head: Model;
let printed: Model;
beforeAll(async () => {
  databases = [await createDatabase('history'), await createDatabase('printed')];
  const [history, descriptors] = databases as [TestDatabase, TestDatabase];
  head = await modelWith(history, 'history');
  printed = await modelWith(descriptors, 'printed');
});
afterAll(() => Promise.all(databases.map(({ drop }) => drop())));

async function modelWith({ url }: TestDatabase, side: 'history' | 'printed'): Promise<Model> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const row of rows)
      await client.query(
        `create schema ${row.schema}; set search_path = ${row.schema}; ${row[side]}; reset search_path`,
      );
    return await introspect(client);
  } finally {
    await client.end();
  }
}

/** The tables and domains of one schema only. */
function within(model: Model, schema: string): Model {
  const isIn = (one: { readonly schema: string }) => one.schema === schema;
  return { ...model, tables: model.tables.filter(isIn), domains: model.domains.filter(isIn) };
}

/** The Model as descriptors without a NOT NULL constraint of their own declare it. */
function undeclared(model: Model): Model {
  const plain = <T extends { readonly notNullConstraint?: object }>({ notNullConstraint: _, ...rest }: T) =>
    rest as T;
  return {
    ...model,
    domains: model.domains.map(plain),
    tables: model.tables.map((table) => ({ ...table, columns: table.columns.map(plain) })),
  };
}

for (const { name, schema } of rows)
  describe(`NOT NULL ${name}`, () => {
    const sides = () => [within(head, schema), within(printed, schema)] as const;

    test('is as in the history, if the descriptors do not declare it', () => {
      const [current, wanted] = sides();
      const adopted = withUndeclaredNotNulls(current, wanted, undeclared(wanted));
      expect(diffModels(current, wanted).changes).not.toEqual([]);
      expect(diffModels(current, adopted)).toMatchObject({ changes: [], statements: [] });
      expect(diffModels(adopted, current)).toMatchObject({ changes: [], statements: [] });
      expect(fingerprint(adopted)).toBe(fingerprint(current));
      expect(fingerprint(wanted)).toBe(fingerprint(current));
    });

    test('is compared if the descriptors declare it', () => {
      const [current, wanted] = sides();
      const named = <T extends { readonly notNullConstraint?: object }>(one: T): T => ({
        ...one,
        notNullConstraint: { name: 'declared', ...one.notNullConstraint },
      });
      const { domains, tables } = undeclared(wanted);
      const declared = {
        ...wanted,
        domains: domains.map(named),
        tables: tables.map((table) => ({ ...table, columns: table.columns.map(named) })),
      };
      expect(withUndeclaredNotNulls(current, wanted, declared)).toEqual(wanted);
    });
  });

test('NOT NULL that the history does not have is as PostgreSQL prints it', () => {
  const without = undeclared({
    ...head,
    tables: head.tables.map((table) => ({
      ...table,
      columns: table.columns.map(({ notNull: _, ...column }) => column),
    })),
  });
  const { tables } = withUndeclaredNotNulls(without, printed, undeclared(printed));
  expect(tables).toEqual(printed.tables);
});
