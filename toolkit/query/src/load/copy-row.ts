import type { Plan } from './plan.ts';
import type { LoadedRow } from './reader.ts';

/** Copies a row. */
export type CopyRow = (row: LoadedRow) => LoadedRow;

/**
 * What copies loaded rows, with all that their relationships led to: what is done to one shows in
 * no other.
 *
 * @param plan what was loaded
 */
export function rowCopier(plan: Plan): CopyRow {
  // Most values are of kinds that nobody can change, so that the copy may have the same.
  const values = plan.columns.flatMap(({ name, codec: { copy } }) => (copy ? [{ name, copy }] : []));
  const relations = plan.relations.map(({ to, plan: related }) => ({
    name: to.name,
    many: to.many,
    copy: rowCopier(related),
  }));
  if (values.length === 0 && relations.length === 0) return (row) => ({ ...row });
  return (row) => {
    const made = { ...row };
    for (const { name, copy } of values) {
      const value = made[name];
      if (value !== null) made[name] = copy(value);
    }
    for (const { name, many, copy } of relations) {
      const value = row[name];
      if (many) made[name] = copyRows(value as LoadedRow[], copy);
      else if (value !== null) made[name] = copy(value as LoadedRow);
    }
    return made;
  };
}

/** Copies rows. */
export function copyRows(rows: readonly LoadedRow[], copy: CopyRow): LoadedRow[] {
  const copies: LoadedRow[] = [];
  for (let i = 0; i < rows.length; i += 1) copies.push(copy(rows[i] as LoadedRow));
  return copies;
}
