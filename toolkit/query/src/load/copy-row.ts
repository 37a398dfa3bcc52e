import type { LoadedRow } from './layout.ts';
import type { LoadPlan } from './plan.ts';

/** Copies a row. */
export type CopyRow = (row: LoadedRow) => LoadedRow;

/**
 * Returns a function that deep-copies loaded rows, so that changing one row never changes another.
 *
 * @param plan the plan that the rows were loaded by
 */
export function rowCopier(plan: LoadPlan): CopyRow {
  // Values of most types are immutable and can be shared between the copies.
  const values = plan.columns.flatMap(({ name, codec: { copy } }) => (copy ? [{ name, copy }] : []));
  const relations = plan.relations.map(({ to, plan: related }) => ({
    name: to.name,
    many: to.many,
    copy: rowCopier(related),
  }));
  if (values.length === 0 && relations.length === 0) return (row) => ({ ...row });
  return (row) => {
    const copied = { ...row };
    for (const { name, copy } of values) {
      const value = copied[name];
      if (value !== null) copied[name] = copy(value);
    }
    for (const { name, many, copy } of relations) {
      const value = row[name];
      if (many) copied[name] = copyRows(value as LoadedRow[], copy);
      else if (value !== null) copied[name] = copy(value as LoadedRow);
    }
    return copied;
  };
}

/** Copies rows. */
export function copyRows(rows: readonly LoadedRow[], copy: CopyRow): LoadedRow[] {
  const copies: LoadedRow[] = [];
  for (let i = 0; i < rows.length; i += 1) copies.push(copy(rows[i] as LoadedRow));
  return copies;
}
