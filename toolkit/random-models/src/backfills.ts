import type { Column, Model } from '@trellis/model';

/** The values of rows that have none, by type. */
const values: Readonly<Record<string, string>> = {
  bigint: '7',
  boolean: 'true',
  date: 'current_date',
  'double precision': '7',
  integer: '7',
  numeric: '7',
  smallint: '7',
  text: `'seven'`,
  uuid: 'gen_random_uuid()',
};

/** Adds a declared `backfill` to the NOT NULL columns, whose types and defaults say which values they can have. */
export function withBackfills(model: Model): Model {
  const backfilled = (column: Column): Column => {
    const value = values[column.type] ?? column.default;
    const isFilled = column.notNull && !column.identity && !column.generated && column.local !== false;
    return isFilled && value !== undefined ? { ...column, backfill: value } : column;
  };
  return {
    ...model,
    tables: model.tables.map((table) => ({ ...table, columns: table.columns.map(backfilled) })),
  };
}
