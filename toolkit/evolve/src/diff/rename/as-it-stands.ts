import type { Loss } from '../plan.ts';
import type { Rename } from './rename.ts';

/**
 * A loss, its table and column by the names that they have before the plan runs: there its rows are counted.
 *
 * @param renames in the order in which they run
 */
export function asItStands(loss: Loss, renames: readonly Rename[]): Loss {
  if (loss.table === undefined) return loss;
  let { table, column } = loss;
  for (const { kind, within, from, to } of [...renames].reverse()) {
    const [schema, name] = within;
    if (kind === 'column' && schema === table.schema && name === table.name && column === to) column = from;
    else if (kind === 'table' && schema === table.schema && table.name === to)
      table = { ...table, name: from };
    else if (kind === 'schema' && table.schema === to) table = { ...table, schema: from };
  }
  return { ...loss, table, ...(column !== undefined && { column }) };
}
