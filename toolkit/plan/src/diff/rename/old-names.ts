import type { QualifiedName } from '@trellis/model';
import type { Loss } from '../change/index.ts';
import type { Rename } from './rename.ts';

/**
 * A loss with the names that its table and column have before the plan runs, when its rows are counted.
 *
 * @param renames in the order in which they run
 */
export function withOldNames(loss: Loss, renames: readonly Rename[]): Loss {
  const { table, column, uses } = loss;
  return {
    ...loss,
    ...(table && placeWithOldNames({ table, column }, renames)),
    ...(uses && { uses: uses.map((use) => ({ ...use, ...placeWithOldNames(use, renames) })) }),
  };
}

function placeWithOldNames<C extends string | undefined>(
  place: { readonly table: QualifiedName; readonly column: C },
  renames: readonly Rename[],
): { readonly table: QualifiedName; readonly column: C } {
  let { table, column }: { table: QualifiedName; column: string | undefined } = place;
  for (const { kind, within, from, to } of [...renames].reverse()) {
    const [schema, name] = within;
    if (kind === 'column' && schema === table.schema && name === table.name && column === to) column = from;
    else if (kind === 'table' && schema === table.schema && table.name === to)
      table = { ...table, name: from };
    else if (kind === 'schema' && table.schema === to) table = { ...table, schema: from };
  }
  return { table, column: column as C };
}
