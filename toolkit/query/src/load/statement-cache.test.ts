import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { insertGraph } from '../graph/index.ts';
import { resolve } from '../resolved/index.ts';
import { load } from './load.ts';
import { planLoad } from './plan.ts';
import { cachedRootStatement } from './statement-cache.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('statement_cache', company);
  await insertGraph(database.knex, company, 'people', { name: 'Ada', badges: [{ label: 'gold' }] });
});
afterAll(() => database.close());

/** Returns the root statement of a load. */
function rootOf(options: object) {
  const { plan, draft } = planLoad(resolve(company), 'people', options);
  return cachedRootStatement(plan, draft.cacheKey);
}

test('loads that differ only in values share a statement, which is rebuilt after 500 others', async () => {
  const options = { $where: { name: 'Ada' }, badges: { $columns: ['label'] } } as const;
  const loadAll = () => load(database.knex, company, 'people', options);
  const before = await loadAll();
  const first = rootOf(options);
  expect(rootOf({ ...options, $where: { name: 'Bob' } })).toBe(first);
  // Each number of alternatives makes a statement of its own.
  for (let count = 1; count <= 500; count += 1)
    rootOf({ $where: Array.from({ length: count }, () => ({ person_id: 1 })) });
  const again = rootOf(options);
  expect(again).not.toBe(first);
  expect(again.rows).toEqual(first.rows);
  expect(await loadAll()).toEqual(before);
  expect(before).toMatchObject([{ name: 'Ada', badges: [{ label: 'gold' }] }]);
});
