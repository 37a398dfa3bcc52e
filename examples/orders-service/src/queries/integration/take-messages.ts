import type { Outbox } from '@shop/schema';
import type { Knex } from 'knex';

/**
 * Takes messages that are not published, the oldest first, and leaves out those that another poller has taken. The caller
 * publishes them and sets `published_at` in the same transaction.
 *
 * @param transaction holds the messages until it ends
 */
export function takeMessages(transaction: Knex, limit: number): Promise<Outbox[]> {
  return transaction('outbox')
    .whereNull('published_at')
    .orderBy('message_id')
    .limit(limit)
    .forUpdate()
    .skipLocked();
}
