import { bigint, jsonb, sql, table, text, timestamptz } from '@trellis/model';

/**
 * Table `outbox`: messages to other systems, written in the transaction of the change that they report. So a message is
 * sent if and only if the change is committed.
 *
 * Pollers take messages that are not published by `for update skip locked`, publish them, and set `published_at` in the
 * same transaction. A poller that fails leaves them to the next one, so a message can arrive twice: `message_id`
 * identifies it. Numbers of messages that are committed at once can become visible in another order; messages of one
 * key keep theirs if the changes lock a common row.
 *
 * A payload names rows by number and has no personal data, because other systems keep copies of it. Published messages
 * can be deleted.
 *
 * @example
 * import { outbox } from '@shop/schema';
 *
 * console.log(outbox.columns.published_at.nullable); // true
 */
export const outbox = table('outbox', {
  doc: 'Messages to other systems about committed changes.',
  columns: {
    message_id: bigint({ identity: 'always', primaryKey: true, doc: 'Number of the message.' }),
    topic: text({ pattern: '^[a-z_]+(\\.[a-z_]+)*$', doc: 'What happened, such as order.paid.' }),
    key: text({ doc: 'What it happened to, such as the number of an order.' }),
    payload: jsonb({ doc: 'Facts about the event, without personal data.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Start of the transaction that made the change.' }),
    published_at: timestamptz({ nullable: true, doc: 'Time when it was published; null before.' }),
  },
  checks: [
    {
      name: 'outbox_topic_check',
      expression: "topic ~ '^[a-z_]+(\\.[a-z_]+)*$'",
      doc: 'A topic has words in lower case, joined by dots.',
    },
    { name: 'outbox_key_check', expression: "key <> ''", doc: 'A message says what it is about.' },
    {
      name: 'outbox_payload_check',
      expression: "jsonb_typeof(payload) = 'object'",
      doc: 'A payload is a JSON object.',
    },
  ],
  indexes: [
    {
      name: 'outbox_unpublished',
      columns: ['message_id'],
      where: 'published_at is null',
    },
  ],
});
