import { type Model, type Table, TrellisError, tableKey } from '@trellis/model';

/**
 * Finds a table.
 *
 * @param key name of the table, with its schema (`audit.log`) unless that is `public`
 * @throws TrellisError `TABLE_UNKNOWN` if there is no such table
 */
export function findTable(model: Model, key: string): Table {
  const table = model.tables.find((candidate) => tableKey(candidate) === key);
  if (table === undefined)
    throw new TrellisError(
      'TABLE_UNKNOWN',
      `The schema has no table "${key}". Check the name; a table outside of the schema public needs its schema: "audit.log".`,
    );
  return table;
}
