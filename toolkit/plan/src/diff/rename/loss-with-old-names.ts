import type { QualifiedName } from '@trellis/model';
import type { Loss } from '../change/index.ts';
import type { Rename } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';

/** A loss with the names that its table and column have before the plan runs, when its rows are counted. */
export function lossWithOldNames(loss: Loss, renames: readonly Rename[]): Loss {
  const { table, column, uses } = loss;
  const names = RenamedNames.reversed(renames);
  const place = <C extends string | undefined>(at: {
    readonly table: QualifiedName;
    readonly column: C;
  }) => ({
    table: names.relation(at.table),
    column: (at.column === undefined ? undefined : names.column(at.table, at.column)) as C,
  });
  return {
    ...loss,
    ...(table && place({ table, column })),
    ...(uses && { uses: uses.map((use) => ({ ...use, ...place(use) })) }),
  };
}
