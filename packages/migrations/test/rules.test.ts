import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { explain } from '@shop/schema/query';
import {
  type ConstraintRule,
  constraintRulesOf,
  quoteIdentifier,
  quoteLiteral,
  type Table,
  tableKey,
  toModel,
} from '@trellis/model';
import type { Knex } from 'knex';
import { upgrade } from '../src/index.ts';
import { BAD_WRITES, type BadWrite, ROWS } from './bad-writes/index.ts';
import { openShopDatabase, type ShopDatabase } from './shop-database.ts';

const model = toModel(shop);
const rules = constraintRulesOf(model);

let database: ShopDatabase;
let knex: Knex;
beforeAll(async () => {
  database = await openShopDatabase('rules');
  knex = database.knex;
  await upgrade(knex);
  await knex.raw(ROWS);
});
afterAll(() => database.close());

/** The error of a write in a transaction, which is rolled back. */
async function errorOf({ setUp = 'select', sql }: Pick<BadWrite, 'setUp' | 'sql'>): Promise<unknown> {
  const transaction = await knex.transaction();
  try {
    await transaction.raw(setUp);
    return await transaction.raw(`${sql}; set constraints all immediate`).then(
      () => undefined,
      (error: unknown) => error,
    );
  } finally {
    await transaction.rollback();
  }
}

test.each(BAD_WRITES.map((write) => [write.rule, write.title, write] as const))(
  '%s rejects %s',
  async (rule, _, write) => {
    const error = await errorOf(write);
    expect(error).toMatchObject({ constraint: rule });
    const explanation = explain(shop, error);
    const { message, inUse } = rules.find(({ name }) => name === rule) ?? {};
    expect(explanation?.rule).toBe(rule);
    expect([message, inUse]).toContain(explanation?.message);
  },
);

/** A unique key that contains the primary key. It is there for foreign keys, and its violation violates the primary key. */
function isImplied({ kind, table, columns }: ConstraintRule): boolean {
  const primaryKey = model.tables.find((one) => tableKey(one) === table)?.primaryKey;
  return kind === 'unique' && primaryKey?.columns.every((column) => columns.includes(column)) === true;
}

test('every rule has a bad write', () => {
  const broken = new Set<string>(BAD_WRITES.map(({ rule }) => rule));
  expect(
    rules.filter((rule) => rule.kind !== 'not null' && !isImplied(rule) && !broken.has(rule.name)),
  ).toEqual([]);
});

test('every foreign key has an index that begins with its columns, or with those that refer to a primary key', async () => {
  const { rows } = await knex.raw(`select conname from pg_constraint as f
    cross join lateral (values (conkey), (array(select conkey[n] from generate_subscripts(conkey, 1) as n
      join pg_constraint as p on p.contype = 'p' and p.conrelid = f.confrelid and f.confkey[n] = any (p.conkey)
      where p.conkey <@ f.confkey))) as begins (columns)
    where contype = 'f' and connamespace = 'public'::regnamespace
    group by f.oid, conname having not bool_or(exists (
      select from pg_index where indrelid = conrelid and indpred is null and cardinality(columns) > 0
        and (indkey::smallint[])[0:cardinality(columns) - 1] @> columns))`);
  expect(rows).toEqual([]);
});

/** Copies a row with a null in one column, into the columns that a write can set. */
function copyWithNull({ schema, name, columns }: Table, column: string): string {
  const table = `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
  const names = columns.flatMap((one) => (one.generated ? [] : [quoteIdentifier(one.name)]));
  return `insert into ${table} (${names.join(', ')}) overriding system value
    select ${names.map((one) => `copy.${one}`).join(', ')}
    from ${table} as old, jsonb_populate_record(old, ${quoteLiteral(JSON.stringify({ [column]: null }))}) as copy limit 1`;
}

const required = model.tables.flatMap((table) =>
  table.columns.flatMap(({ name, notNull, generated }) =>
    notNull && !generated ? [[tableKey(table), name, table] as const] : [],
  ),
);

test.each(required)('%s rejects a null in %s', async (key, column, table) => {
  const error = await errorOf({ sql: copyWithNull(table, column) });
  expect(explain(shop, error)).toMatchObject({
    kind: 'not null',
    table: key,
    columns: [column],
    rule: rules.find(
      ({ kind, table: of, columns }) => kind === 'not null' && of === key && columns[0] === column,
    )?.name,
  });
});
