import { type Payment, shop } from '@shop/schema';
import { loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';

/**
 * Finds the payment that a message of a provider is about, with its order; null if it is not known. A provider sends a
 * message again if it gets no answer.
 */
export function paymentByReference(
  knex: Knex,
  { provider, provider_reference }: Pick<Payment, 'provider' | 'provider_reference'>,
) {
  return loadOne(knex, shop, 'payments', { $where: { provider, provider_reference }, order: true });
}
