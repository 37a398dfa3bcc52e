import { shop, type Variant } from '@shop/schema';
import { loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';

/** Finds a variant with its product by its stock keeping unit; null if it does not exist. */
export function variantBySku(knex: Knex, sku: Variant['sku']) {
  return loadOne(knex, shop, 'variants', { $where: { sku }, product: true });
}
