import { expect, test } from '@jest/globals';
import { connect } from '@trellis/database';
import { createDatabase } from '@trellis/testing';
import { createTables } from '../../test/create-tables.ts';
import { library } from '../../test/library.ts';
import { testLoads } from '../../test/loads.ts';
import { defineSample } from '../sample/index.ts';
import { loadSample } from './load-sample.ts';

const sample = defineSample(library);

testLoads(async () => {
  const database = await createDatabase('populate');
  const connection = await connect({ url: database.url });
  return { connection, close: () => connection.close().then(database.drop) };
});

test('one of two concurrent loads is refused', async () => {
  const database = await createDatabase('populate_twice');
  const connection = await connect({ url: database.url });
  await createTables(connection, library);
  const results = await Promise.allSettled([loadSample(connection, sample), loadSample(connection, sample)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'SEEDED_ALREADY' },
  });
  await connection.close();
  await database.drop();
});
