import type { Knex } from 'knex';
import { badInput, describe } from '../input/index.ts';

/**
 * Throws BadInput for what is not a Knex instance or a transaction. A query, which `knex.withSchema` returns, has a client
 * too: it would be used without its schema.
 */
export function checkKnex(knex: Knex): void {
  if (typeof knex !== 'function')
    throw badInput(
      'knex',
      'a Knex instance or a transaction, whose search path selects the schema',
      describe(knex),
    );
}
