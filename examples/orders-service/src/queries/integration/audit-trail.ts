import type { AuditLog } from '@shop/schema';
import type { Knex } from 'knex';

/** A row of a recorded table. */
export interface RecordedRow {
  /** Name of the table. */
  readonly table: AuditLog['table_name'];
  /** Its primary key, such as `{ product_id: 7 }`. */
  readonly key: Readonly<Record<string, number | string>>;
  readonly limit: number;
}

/** Lists the changes of a row, the latest first. */
export function auditTrail(knex: Knex, { table, key, limit }: RecordedRow): Promise<AuditLog[]> {
  return knex('audit_log')
    .where('table_name', table)
    .whereRaw('row_key = ?::jsonb', [JSON.stringify(key)])
    .orderBy('audit_id', 'desc')
    .limit(limit);
}
