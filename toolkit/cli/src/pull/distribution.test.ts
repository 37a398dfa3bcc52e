import { expect, test } from '@jest/globals';
import { bigint, defineSchema, table, text, toModel, validateSchema } from '@trellis/model';
import { descriptorsOf } from './descriptors.ts';

test('the descriptors of distributed tables define the same Model', () => {
  const kinds = table('kinds', { columns: { kind: text({ primaryKey: true }) }, distribution: 'reference' });
  const shops = table('shops', {
    columns: { shop_id: bigint({ primaryKey: true }) },
    distribution: { column: 'shop_id', shardCount: 8 },
  });
  const sales = table('sales', {
    columns: { shop_id: bigint({ references: 'shops.shop_id' }), kind: text({ references: 'kinds.kind' }) },
    distribution: { column: 'shop_id', colocateWith: 'shops' },
  });
  const model = toModel(defineSchema({ name: 's', tables: { kinds, shops, sales } }));
  const pulled = descriptorsOf('s', model, true);
  expect(pulled.tables['sales']?.distribution).toEqual({ column: 'shop_id', colocateWith: 'shops' });
  expect(toModel(pulled)).toEqual(model);
  expect(() => validateSchema(pulled)).not.toThrow();
});
