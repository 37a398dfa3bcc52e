import type { BadWrite } from './bad-write.ts';

/** The triggers have recorded the insert of product 1 as a row of the audit log. */
export const integration: readonly BadWrite[] = [
  {
    rule: 'outbox_pkey',
    title: 'two messages with one number',
    sql: "insert into outbox (message_id, topic, key, payload) overriding system value values (1, 'a', '1', '{}')",
  },
  ...["''", "'Order.paid'", "'order.'", "'.paid'", "'order..paid'", "'order paid'", "E'order.paid\\n'"].map(
    (topic): BadWrite => ({
      rule: 'outbox_topic_check',
      title: `the topic ${topic}`,
      sql: `update outbox set topic = ${topic}`,
    }),
  ),
  { rule: 'outbox_key_check', title: 'a message without a key', sql: "update outbox set key = ''" },
  ...['[]', '1', '"paid"', 'null'].map(
    (payload): BadWrite => ({
      rule: 'outbox_payload_check',
      title: `the payload ${payload}`,
      sql: `update outbox set payload = '${payload}'`,
    }),
  ),
  {
    rule: 'audit_log_pkey',
    title: 'two changes with one number',
    sql: `insert into audit_log (audit_id, table_name, row_key, action, new_row) overriding system value
      select min(audit_id), 'products', '{}', 'insert', '{}' from audit_log`,
  },
  ...[
    ['an insert without a row', "'insert', null, null, null"],
    ['an insert with a row before', "'insert', null, '{}', '{}'"],
    ['an update without its columns', "'update', null, '{}', '{}'"],
    ['an update without the row before', `'update', '{name}', null, '{}'`],
    ['a delete with a row after', "'delete', null, '{}', '{}'"],
    ['a delete with columns', "'delete', '{name}', '{}', null"],
    ['a truncate with the key of a row', "'truncate', null, null, null"],
    ['an action in upper case', "'DELETE', null, '{}', null"],
  ].map(
    ([title = '', values]): BadWrite => ({
      rule: 'audit_log_action_check',
      title,
      sql: `insert into audit_log (table_name, row_key, action, changed_columns, old_row, new_row)
        values ('products', '{"product_id": 1}', ${values})`,
    }),
  ),
  ...['Ada Lovelace', 'ada@example.org', 'customer Ada', 'customer 1a', 'customer 1 Ada', '17', ' '].map(
    (actor): BadWrite => ({
      rule: 'audit_log_actor_check',
      title: `a change for the actor "${actor}"`,
      setUp: `select set_config('shop.actor', '${actor}', true)`,
      sql: 'update products set price = 1',
    }),
  ),
  ...[
    ['an update of the log', "update audit_log set actor = 'customer 2'"],
    ['an update of the log that changes no value', 'update audit_log set actor = actor'],
    ['a delete from the log', 'delete from audit_log where audit_id = (select max(audit_id) from audit_log)'],
    [
      'a delete from the log within a query',
      'with gone as (delete from audit_log returning *) select count(*) from gone',
    ],
    [
      'a merge that updates the log',
      'merge into audit_log using (values (1)) as one on true when matched then update set actor = null',
    ],
    [
      'a merge that deletes from the log',
      'merge into audit_log using (values (1)) as one on true when matched then delete',
    ],
    [
      'an upsert that updates the log',
      `insert into audit_log (audit_id, table_name, row_key, action, new_row) overriding system value
       select min(audit_id), 'products', '{}', 'insert', '{}' from audit_log
       on conflict (audit_id) do update set actor = null`,
    ],
  ].map(
    ([title = '', sql = '']): BadWrite => ({
      rule: 'audit_log_append_only',
      title,
      sql,
    }),
  ),
  ...['truncate audit_log', 'truncate products, audit_log restart identity cascade'].map(
    (sql): BadWrite => ({ rule: 'audit_log_no_truncate', title: `"${sql}"`, sql }),
  ),
];
