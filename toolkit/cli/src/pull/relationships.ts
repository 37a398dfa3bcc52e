import type { ForeignKey, Model, Relationship, Table } from '@trellis/model';
import { tableKey } from '@trellis/model';
import { relationshipNames } from './relationship-name.ts';

type Relationships = Record<string, Relationship>;

/**
 * The relationships of foreign keys in both directions, by table key. A table of only two foreign keys is the secondary
 * table of a many-to-many relationship.
 *
 * @param model a Model
 */
export function relationshipsOf(model: Model): ReadonlyMap<string, Relationships> {
  const found = new Map(model.tables.map((table) => [tableKey(table), {} as Relationships]));
  const columns = new Map(
    model.tables.map((table) => [tableKey(table), new Set(table.columns.map(({ name }) => name))]),
  );
  /** A name that no column or relationship of the table has. */
  const free = (key: string, ...wanted: readonly string[]): string => {
    const taken = (name: string) => columns.get(key)?.has(name) || Object.hasOwn(found.get(key) ?? {}, name);
    const name = wanted.find((one) => !taken(one));
    if (name !== undefined) return name;
    for (let count = 2; ; count += 1)
      if (!taken(`${wanted.at(-1)}_${count}`)) return `${wanted.at(-1)}_${count}`;
  };
  const relate = (key: string, name: string, relationship: Relationship) => {
    const own = found.get(key);
    if (own) own[name] = relationship;
  };
  for (const table of model.tables) {
    const [one, two] = associated(table);
    if (!one || !two) continue;
    const [left, right] = [tableKey(one.references), tableKey(two.references)];
    if (left === right || !found.has(left) || !found.has(right)) continue;
    const there = free(left, two.references.name, table.name);
    const back = free(right, one.references.name, table.name);
    const secondary = tableKey(table);
    relate(left, there, { direction: 'many-to-many', target: right, secondary, back_populates: back });
    relate(right, back, { direction: 'many-to-many', target: left, secondary, back_populates: there });
  }
  for (const table of model.tables) {
    if (associated(table).length > 0) continue;
    const key = tableKey(table);
    const { foreignKeys } = table;
    const keys = foreignKeys.filter(
      (one, i) => foreignKeys.findIndex((other) => isSameReference(one, other)) === i,
    );
    for (const foreignKey of keys) {
      const target = tableKey(foreignKey.references);
      if (!found.has(target) || foreignKey.local === false) continue;
      const several = keys.filter(({ references }) => tableKey(references) === target).length > 1;
      const choice = several ? { foreign_keys: foreignKey.columns } : {};
      const there = free(key, ...relationshipNames(table, foreignKey));
      const own: Relationship = { direction: 'many-to-one', target, ...choice };
      // Added before its reverse is named: a table that refers to itself must not use the name twice.
      relate(key, there, own);
      const one = isUnique(table, foreignKey.columns);
      const back = free(target, ...(several ? [] : [table.name]), `${table.name}_by_${there}`);
      relate(key, there, { ...own, back_populates: back });
      relate(target, back, {
        direction: one ? 'one-to-one' : 'one-to-many',
        target: key,
        ...choice,
        back_populates: there,
      });
    }
  }
  return found;
}

/** Returns whether two foreign keys refer from the same columns to the same table. They make one relationship. */
function isSameReference(one: ForeignKey, other: ForeignKey): boolean {
  return (
    tableKey(one.references) === tableKey(other.references) && one.columns.join() === other.columns.join()
  );
}

/** The two foreign keys of a plain association table; none for another table. */
function associated({ columns, foreignKeys, primaryKey }: Table): readonly ForeignKey[] {
  const keyed = foreignKeys.flatMap((key) => key.columns);
  const plain =
    foreignKeys.length === 2 &&
    columns.length === keyed.length &&
    columns.every(({ name }) => keyed.includes(name) && primaryKey?.columns.includes(name));
  return plain ? foreignKeys : [];
}

function isUnique({ primaryKey, uniques }: Table, columns: readonly string[]): boolean {
  const same = (other: readonly string[] = []) =>
    other.length === columns.length && other.every((name) => columns.includes(name));
  return same(primaryKey?.columns) || uniques.some((unique) => same(unique.columns));
}
