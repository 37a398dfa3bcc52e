import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { checkDatabase, deleteGraph, insertGraph, load, replaceRelated } from '../index.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('queue', company);
  await insertGraph(database.knex, company, 'people', [
    { name: 'Ada', badges: [{ label: 'gold' }, { label: 'silver' }], reports: [{ name: 'Bob' }] },
    { name: 'Eve', friends: [{ name: 'Zoe' }] },
  ]);
});
afterAll(() => database.close());

/** Returns the maximum number of statements that the driver ran at the same time in a transaction. */
async function maxConcurrency(work: (transaction: Knex.Transaction) => Promise<unknown>): Promise<number> {
  let busy = 0;
  let most = 0;
  await database.knex.transaction(async (transaction) => {
    const connection = await transaction.client.acquireConnection();
    const { query } = connection;
    connection.query = (statement: unknown, callback: (...results: unknown[]) => void) => {
      busy += 1;
      most = Math.max(most, busy);
      return query.call(connection, statement, (...results: unknown[]) => {
        busy -= 1;
        callback(...results);
      });
    };
    try {
      await work(transaction);
    } finally {
      connection.query = query;
    }
  });
  return most;
}

const RELATIONSHIPS = { badges: true, reports: { friends: true }, friends: true } as const;

test('concurrent calls on one transaction run one after the other', async () => {
  const most = await maxConcurrency(async (transaction) => {
    const all = await Promise.all([
      load(transaction, company, 'people', { $strategy: 'selectin', ...RELATIONSHIPS }),
      insertGraph(transaction, company, 'people', { name: 'Max', badges: [{ label: 'x' }] }),
      load(transaction, company, 'people', { $strategy: 'joined', ...RELATIONSHIPS }),
      replaceRelated(transaction, company, 'people', { person_id: 1 }, 'badges', [{ label: 'y' }]),
      deleteGraph(transaction, company, 'people', { name: 'Max' }),
      checkDatabase(transaction, company, { uses: ['people'] }),
      load(transaction, company, 'people', { $strategy: 'selectin', ...RELATIONSHIPS }),
    ]);
    // Each call sees the changes of the calls before it.
    expect([all[0], all[2], all[6]].map(({ length }) => length)).toEqual([4, 5, 4]);
    expect(all[6][0]?.badges).toMatchObject([{ label: 'y' }]);
    expect(all[4]).toMatchObject({ people: 1 });
    expect(all[5].status).toBe('fits');
  });
  expect(most).toBe(1);
});

test('a load during an insert that PostgreSQL rejects is not affected by its rollback', async () => {
  const most = await maxConcurrency(async (transaction) => {
    const nobody = { person: { $key: { person_id: -1 } }, label: 'x' };
    const refused = insertGraph(transaction, company, 'badges', [nobody, nobody]);
    const loaded = load(transaction, company, 'people', { $strategy: 'selectin', ...RELATIONSHIPS });
    await expect(refused).rejects.toMatchObject({ code: '23503' });
    expect(await loaded).toHaveLength(4);
  });
  expect(most).toBe(1);
});

test('a nested transaction and its outer transaction share one queue', async () => {
  const most = await maxConcurrency((transaction) =>
    transaction.transaction((inner) =>
      Promise.all([inner, transaction, inner].map((each) => load(each, company, 'people', RELATIONSHIPS))),
    ),
  );
  expect(most).toBe(1);
});

test('a graph that waits for a nested transaction does not block loads of the outer transaction', async () => {
  await database.knex.transaction(async (transaction) => {
    const order: string[] = [];
    const graph = (name: string) =>
      insertGraph(transaction, company, 'people', { name, badges: [{ label: 'x' }] }).then(({ badges }) => {
        order.push(`${name} of ${badges.length}`);
      });
    const inner = transaction.transaction(async (nested) => {
      await nested.raw('select 1');
      await load(transaction, company, 'people', { $strategy: 'selectin', ...RELATIONSHIPS });
      await load(nested, company, 'people', RELATIONSHIPS);
      order.push('inner');
    });
    const nobody = { name: 'Nil', country: { $key: { code: 'ZZ' } }, badges: [{ label: 'x' }] };
    const refused = insertGraph(transaction, company, 'people', nobody);
    const others = [graph('one'), load(transaction, company, 'people'), graph('two')];
    await Promise.all([expect(refused).rejects.toMatchObject({ code: '23503' }), inner, ...others]);
    expect(order).toEqual(['inner', 'one of 1', 'two of 1']);
  });
});

test('an insert on a lost connection throws the error that ended the connection', async () => {
  const transaction = database.knex.transaction(async (transaction) => {
    const { rows } = await transaction.raw('select pg_backend_pid() as pid');
    await transaction.raw('lock table badges in access exclusive mode');
    const graph = insertGraph(database.knex, company, 'people', { name: 'Lea', badges: [{ label: 'x' }] });
    const rejected = expect(graph).rejects.toMatchObject({ code: '57P01' });
    for (let terminated = 0; terminated === 0; )
      terminated = (
        await transaction.raw(
          `select pg_terminate_backend(pid) from pg_locks where not granted and pid <> ? and relation = 'badges'::regclass`,
          [rows[0].pid],
        )
      ).rows.length;
    await rejected;
  });
  await transaction;
  expect(await load(database.knex, company, 'people', { $where: { name: 'Lea' } })).toEqual([]);
});
