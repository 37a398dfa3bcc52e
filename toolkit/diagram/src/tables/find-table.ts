import { type Model, type Table, TrellisError, tableKey } from '@trellis/model';

/**
 * The table of a key: its name, with its schema before it (`audit.log`) where that is not `public`.
 *
 * @throws TrellisError `TABLE_UNKNOWN`
 */
export function findTable(model: Model, key: string): Table {
  const table = model.tables.find((candidate) => tableKey(candidate) === key);
  if (table === undefined)
    throw new TrellisError(
      'TABLE_UNKNOWN',
      `Expected a table of the schema, got "${key}". Declare it or mend the name.`,
    );
  return table;
}
