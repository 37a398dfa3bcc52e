import type { ForeignKey, Table } from '@trellis/model';
import { singular } from '@trellis/model/internal';

/** What ends the name of a column that contains the key of another row. */
const KEY = /(?:_?id|_(?:uuid|key|code|no|ref|fk))$/i;

/**
 * Returns names for the relationship of a foreign key, the best first. The column says what the other row is for this one:
 * `store_manager_staff_id` of a store, which refers to the staff, is its `manager`.
 *
 * @param table the table with the foreign key
 * @param foreignKey the key
 */
export function relationshipNames(table: Table, foreignKey: ForeignKey): readonly string[] {
  const target = foreignKey.references.name;
  const column = tellingColumn(table, foreignKey);
  const stem = column.replace(KEY, '');
  if (stem === '' || stem.toLowerCase() === target.toLowerCase())
    return [target, `${target}_${singular(target)}`];
  const role = withoutEnd(withoutStart(stem, table.name), target);
  const names = role === stem ? [stem] : [role, stem];
  return [...names, `${stem}_${singular(target)}`, `${stem}_${target}`];
}

/** The column of a key that names the other row: other foreign keys share columns such as that of a tenant. */
function tellingColumn({ foreignKeys }: Table, { columns, references }: ForeignKey): string {
  const named = columns.find((column) => isNamedAfter(column.replace(KEY, ''), references.name));
  const own = columns.filter(
    (column) => foreignKeys.filter((one) => one.columns.includes(column)).length < 2,
  );
  return named ?? own.at(-1) ?? columns.at(-1) ?? '';
}

function isNamedAfter(stem: string, target: string): boolean {
  return [target, singular(target)].some((word) => stem.toLowerCase() === word.toLowerCase());
}

/** A name without the name of a table before it, as long as something is left. */
function withoutStart(name: string, table: string): string {
  const start = [table, singular(table)].find((word) =>
    name.toLowerCase().startsWith(`${word.toLowerCase()}_`),
  );
  return start === undefined ? name : name.slice(start.length + 1);
}

/** A name without the name of a table behind it, as long as something is left. */
function withoutEnd(name: string, table: string): string {
  const end = [table, singular(table)].find((word) => name.toLowerCase().endsWith(`_${word.toLowerCase()}`));
  return end === undefined ? name : name.slice(0, -end.length - 1);
}
