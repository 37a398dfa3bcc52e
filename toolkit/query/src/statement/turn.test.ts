import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Knex } from 'knex';
import { company } from '../../test/company.ts';
import { type Live, live } from '../../test/live.ts';
import { checkDatabase, deleteGraph, insertGraph, load, replaceRelated } from '../index.ts';

let database: Live;
beforeAll(async () => {
  database = await live('turns', company);
  await insertGraph(database.knex, company, 'people', [
    { name: 'Ada', badges: [{ label: 'gold' }, { label: 'silver' }], reports: [{ name: 'Bob' }] },
    { name: 'Eve', friends: [{ name: 'Zoe' }] },
  ]);
});
afterAll(() => database.close());

/** How many statements at most the driver had of a transaction at once. */
async function busiest(work: (transaction: Knex.Transaction) => Promise<unknown>): Promise<number> {
  let busy = 0;
  let most = 0;
  await database.knex.transaction(async (transaction) => {
    const connection = await transaction.client.acquireConnection();
    const { query } = connection;
    connection.query = (statement: unknown, done: (...given: unknown[]) => void) => {
      busy += 1;
      most = Math.max(most, busy);
      return query.call(connection, statement, (...given: unknown[]) => {
        busy -= 1;
        done(...given);
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

const FOLLOW = { badges: true, reports: { friends: true }, friends: true } as const;

test('what is asked of one transaction at once is sent one after the other', async () => {
  const most = await busiest(async (transaction) => {
    const all = await Promise.all([
      load(transaction, company, 'people', { $strategy: 'selectin', ...FOLLOW }),
      insertGraph(transaction, company, 'people', { name: 'Max', badges: [{ label: 'x' }] }),
      load(transaction, company, 'people', { $strategy: 'joined', ...FOLLOW }),
      replaceRelated(transaction, company, 'people', { person_id: 1 }, 'badges', [{ label: 'y' }]),
      deleteGraph(transaction, company, 'people', { name: 'Max' }),
      checkDatabase(transaction, company, { uses: ['people'] }),
      load(transaction, company, 'people', { $strategy: 'selectin', ...FOLLOW }),
    ]);
    // Each sees what those before it did.
    expect([all[0], all[2], all[6]].map(({ length }) => length)).toEqual([4, 5, 4]);
    expect(all[6][0]?.badges).toMatchObject([{ label: 'y' }]);
    expect(all[4]).toMatchObject({ people: 1 });
    expect(all[5].status).toBe('fits');
  });
  expect(most).toBe(1);
});

test('what is loaded meanwhile is not undone with a graph that PostgreSQL refuses', async () => {
  const most = await busiest(async (transaction) => {
    const nobody = { person: { $key: { person_id: -1 } }, label: 'x' };
    const refused = insertGraph(transaction, company, 'badges', [nobody, nobody]);
    const loaded = load(transaction, company, 'people', { $strategy: 'selectin', ...FOLLOW });
    await expect(refused).rejects.toMatchObject({ code: '23503' });
    expect(await loaded).toHaveLength(4);
  });
  expect(most).toBe(1);
});

test('a transaction within another takes its turns with the statements of the outer one', async () => {
  const most = await busiest((transaction) =>
    transaction.transaction((inner) =>
      Promise.all([inner, transaction, inner].map((each) => load(each, company, 'people', FOLLOW))),
    ),
  );
  expect(most).toBe(1);
});

test('what a transaction within another waits for in the outer one does not wait for a graph that waits for it', async () => {
  await database.knex.transaction(async (transaction) => {
    const order: string[] = [];
    const graph = (name: string) =>
      insertGraph(transaction, company, 'people', { name, badges: [{ label: 'x' }] }).then(({ badges }) => {
        order.push(`${name} of ${badges.length}`);
      });
    const inner = transaction.transaction(async (within) => {
      await within.raw('select 1');
      await load(transaction, company, 'people', { $strategy: 'selectin', ...FOLLOW });
      await load(within, company, 'people', FOLLOW);
      order.push('inner');
    });
    const nobody = { name: 'Nil', country: { $key: { code: 'ZZ' } }, badges: [{ label: 'x' }] };
    const refused = insertGraph(transaction, company, 'people', nobody);
    const others = [graph('one'), load(transaction, company, 'people'), graph('two')];
    await Promise.all([expect(refused).rejects.toMatchObject({ code: '23503' }), inner, ...others]);
    expect(order).toEqual(['inner', 'one of 1', 'two of 1']);
  });
});

test('of a connection that is lost, what it was lost by is told', async () => {
  const lost = database.knex.transaction(async (transaction) => {
    const { rows } = await transaction.raw('select pg_backend_pid() as pid');
    await transaction.raw('lock table badges in access exclusive mode');
    const graph = insertGraph(database.knex, company, 'people', { name: 'Lea', badges: [{ label: 'x' }] });
    const ended = expect(graph).rejects.toMatchObject({ code: '57P01' });
    for (let ends = 0; ends === 0; )
      ends = (
        await transaction.raw(
          `select pg_terminate_backend(pid) from pg_locks where not granted and pid <> ? and relation = 'badges'::regclass`,
          [rows[0].pid],
        )
      ).rows.length;
    await ended;
  });
  await lost;
  expect(await load(database.knex, company, 'people', { $where: { name: 'Lea' } })).toEqual([]);
});
