import { array, bigint, jsonb, sql, table, text, timestamptz } from '@trellis/model';
import { rejectsChanges, rejectsTruncation } from '../ledger/index.ts';

/**
 * Table `audit_log`: who changed which row of a recorded table, when, and what the row was before and after. Triggers
 * write it, in the transaction of the change.
 *
 * Its rows are never changed, so it must not keep what a person can ask the shop to erase. Of tables with personal data,
 * it keeps the values of listed columns only, such as numbers and dates; of the others it keeps that they changed. So
 * erasing a person's data changes no row here. A row and an actor are named by number, and the number of an erased
 * customer leads to no person. The alternative, to keep personal values under a key per person and to destroy the key,
 * would need a store of keys beside the database.
 *
 * A service names the actor for its transaction by `set_config('shop.actor', 'customer 17', true)`.
 *
 * @example
 * import { auditLog } from '@shop/schema';
 *
 * console.log(auditLog.columns.row_key.doc); // Primary key of the row; null if the table was truncated.
 */
export const auditLog = table('audit_log', {
  doc: 'Changes of the tables whose history matters. Only triggers add rows.',
  columns: {
    audit_id: bigint({ identity: 'always', primaryKey: true, doc: 'Number of the change.' }),
    changed_at: timestamptz({ default: sql('now()'), doc: 'Start of the transaction that made the change.' }),
    role: text({ default: sql('session_user'), doc: 'Role of the database that connected.' }),
    actor: text({
      default: sql("nullif(current_setting('shop.actor', true), '')"),
      nullable: true,
      doc: 'For whom the role made the change, such as "customer 17"; null if the service did not say.',
    }),
    table_name: text({ doc: 'Table of the row.' }),
    row_key: jsonb({ nullable: true, doc: 'Primary key of the row; null if the table was truncated.' }),
    action: text({ doc: 'What was done: insert, update, delete or truncate.' }),
    changed_columns: array(text(), {
      nullable: true,
      doc: 'Columns that an update changed, with those whose values are not kept.',
    }),
    old_row: jsonb({ nullable: true, doc: 'Values before an update or a delete, without personal data.' }),
    new_row: jsonb({ nullable: true, doc: 'Values after an insert or an update, without personal data.' }),
  },
  checks: [
    {
      name: 'audit_log_action_check',
      expression: `case action
        when 'insert' then row_key is not null and old_row is null and new_row is not null
        when 'update' then row_key is not null and old_row is not null and new_row is not null
        when 'delete' then row_key is not null and old_row is not null and new_row is null
        when 'truncate' then row_key is null and old_row is null and new_row is null
        else false end and (action = 'update') = (changed_columns is not null)`,
      doc: 'An insert has a new row, an update has both rows and its columns, a delete has an old row, and TRUNCATE has no rows.',
    },
    {
      name: 'audit_log_actor_check',
      expression: "actor ~ '^[a-z]+(_[a-z]+)*( [0-9]+)?$'",
      doc: 'An actor is a kind and a number, such as "customer 17", and not the name of a person.',
    },
  ],
  indexes: [{ columns: ['table_name', 'row_key', 'audit_id'] }],
  triggers: [
    rejectsChanges('audit_log', 'Rows of the audit log are not changed or deleted.'),
    rejectsTruncation('audit_log', 'The audit log is not truncated.'),
  ],
});
