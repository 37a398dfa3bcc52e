import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { company } from '../../test/company.ts';
import { type Live, live } from '../../test/live.ts';
import { insertGraph } from '../graph/index.ts';
import { resolve } from '../resolved/index.ts';
import { keptRoot } from './kept.ts';
import { load } from './load.ts';
import { planLoad } from './plan.ts';

let database: Live;
beforeAll(async () => {
  database = await live('kept', company);
  await insertGraph(database.knex, company, 'people', { name: 'Ada', badges: [{ label: 'gold' }] });
});
afterAll(() => database.close());

/** What a load's statement is made of. */
function rootOf(options: object) {
  const { plan, sketch } = planLoad(resolve(company), 'people', options);
  return keptRoot(plan, sketch.outline);
}

test('loads that differ in values alone share a statement, and after 500 others it is made again', async () => {
  const options = { $where: { name: 'Ada' }, badges: { $columns: ['label'] } } as const;
  const ask = () => load(database.knex, company, 'people', options);
  const before = await ask();
  const first = rootOf(options);
  expect(rootOf({ ...options, $where: { name: 'Bob' } })).toBe(first);
  // Conditions of so many alternatives, each of which is a statement of its own.
  for (let count = 1; count <= 500; count += 1)
    rootOf({ $where: Array.from({ length: count }, () => ({ person_id: 1 })) });
  const again = rootOf(options);
  expect(again).not.toBe(first);
  expect(again.rows).toEqual(first.rows);
  expect(await ask()).toEqual(before);
  expect(before).toMatchObject([{ name: 'Ada', badges: [{ label: 'gold' }] }]);
});
