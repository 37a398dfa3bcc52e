import { expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { exactTypes } from '@shop/schema/query';
import * as validators from '@shop/schema/validate';
import { connect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { singular } from '@trellis/model/internal';
import { loadSample } from '@trellis/populate';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import pg from 'pg';
import { sample } from './sample.ts';

/** The validator of the rows of a table or view: `validateOrderProduct` of `order_products`. */
function validatorOf(table: string) {
  const words = table.split('_');
  const last = words.pop() ?? '';
  const name = [...words, singular(last)]
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const [, validator] = Object.entries(validators).find(([key]) => key === `validate${name}`) ?? [];
  if (validator === undefined || !('problems' in validator))
    throw new Error(`There is no validate${name}. Run \`pnpm --filter @shop/schema generate\`.`);
  return validator;
}

test('every row of the seeded database passes its JSON validator', async () => {
  const { url, drop } = await createDatabase('seed_valid');
  const connection = await connect({ url });
  try {
    await connection.withClient((client) => build(client, toModel(shop)));
    await loadSample(connection, sample);
    const names = [...Object.keys(shop.tables), ...shop.views.map(({ name }) => name)];
    for (const table of names) {
      const { rows: found } = await connection.withClient((client) =>
        client.query({ text: `select * from ${table}`, types: exactTypes(pg.types) }),
      );
      const rows = JSON.parse(JSON.stringify(found));
      expect([table, rows.length > 0, rows.flatMap(validatorOf(table).problems)]).toEqual([table, true, []]);
    }
  } finally {
    await connection.close();
    await drop();
  }
});
