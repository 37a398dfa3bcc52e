import { expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import * as validators from '@shop/schema/validate';
import { connect } from '@trellis/database';
import { toModel, type ViewsOf } from '@trellis/model';
import { loadSample } from '@trellis/populate';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import { sample } from './sample.ts';

const validatorOf = {
  customers: validators.validateCustomer,
  orders: validators.validateOrder,
  products: validators.validateProduct,
  order_products: validators.validateOrderProduct,
  tags: validators.validateTag,
  product_tags: validators.validateProductTag,
  order_totals: validators.validateOrderTotal,
} satisfies Record<keyof typeof shop.tables | keyof ViewsOf<typeof shop>, unknown>;

test('every row of the seeded database passes its JSON validator', async () => {
  const { url, drop } = await createDatabase('seed_valid');
  const connection = await connect({ url });
  try {
    await connection.withClient((client) => build(client, toModel(shop)));
    await loadSample(connection, sample);
    for (const [table, { problems }] of Object.entries(validatorOf)) {
      const rows = JSON.parse(JSON.stringify(await connection.knex(table).select('*')));
      expect([table, rows.length > 0, rows.flatMap(problems)]).toEqual([table, true, []]);
    }
  } finally {
    await connection.close();
    await drop();
  }
});
