import type { ForeignKey, Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named, some } from './choose.ts';
import { randomIndex } from './indexes.ts';
import type { RandomTable } from './tables.ts';

/** Adds keys, indexes and foreign keys, which depend on the columns and on each other. */
export function randomKeys(table: RandomTable, all: readonly RandomTable[]): fc.Arbitrary<Table> {
  const sortable = table.columns
    .filter(({ name }) => table.families.get(name) !== 'jsonb')
    .map(({ name }) => name);
  return fc
    .tuple(
      some(
        fc.subarray(sortable, {
          minLength: Math.min(1, sortable.length),
          maxLength: Math.min(2, sortable.length),
        }),
        70,
      ),
      fc.array(fc.tuple(fc.subarray(sortable), chance(20), chance(20), comment), { maxLength: 2 }),
      fc.array(randomIndex(table, sortable), { maxLength: 2 }),
      randomForeignKey(table, all),
      some(fc.nat(9), 20),
      some(fc.nat(9), 20),
    )
    .map(([key, uniques, indexes, foreignKey, clustered, identifying]): Table => {
      const { families: _, ...plainTable } = table;
      return marked(
        {
          ...plainTable,
          columns: plainTable.columns.map((column) =>
            key?.includes(column.name) ? { ...column, notNull: true as const } : column,
          ),
          ...(key && key.length > 0 && { primaryKey: { name: `${table.name}_pkey`, columns: key } }),
          // Columns that other tables may reference have a named unique constraint.
          uniques: [
            ...sortable.map((name) => ({ name: `${table.name}_${name}_key`, columns: [name] })),
            ...uniques.flatMap(([list, nullsNotDistinct, deferrable, remark], i) =>
              list.length > 1
                ? [
                    {
                      name: `${table.name}_u${i}`,
                      columns: list,
                      ...(nullsNotDistinct && { nullsNotDistinct: true as const }),
                      ...(deferrable && { deferrable: true as const }),
                      ...named('comment', remark),
                    },
                  ]
                : [],
            ),
          ],
          foreignKeys: foreignKey ? [foreignKey] : [],
          indexes: indexes.flatMap((index, i) => (index ? [{ ...index, name: `${table.name}_i${i}` }] : [])),
        },
        clustered,
        identifying,
      );
    });
}

/** Marks one unique constraint as clustered and another as the replica identity. */
function marked(table: Table, clustered: number | undefined, identifying: number | undefined): Table {
  const known = new Set(table.columns.filter(({ notNull }) => notNull).map(({ name }) => name));
  return {
    ...table,
    uniques: table.uniques.map((unique, i) => ({
      ...unique,
      ...(i === clustered && { clustered: true as const }),
      ...(i === identifying &&
        !unique.deferrable &&
        unique.columns.every((name) => known.has(name)) && { replicaIdentity: true as const }),
    })),
  };
}

function randomForeignKey(
  table: RandomTable,
  all: readonly RandomTable[],
): fc.Arbitrary<ForeignKey | undefined> {
  const targets = all.flatMap((other) =>
    other.columns.flatMap((column) =>
      table.columns
        .filter(
          ({ generated, type }) =>
            !generated && type === column.type && other.families.get(column.name) !== 'jsonb',
        )
        .map(({ name }) => ({ name, other, column: column.name })),
    ),
  );
  if (targets.length === 0) return fc.constant(undefined);
  const key = fc
    .tuple(
      fc.constantFrom(...targets),
      fc.constantFrom(undefined, 'cascade' as const, 'restrict' as const),
      chance(30),
      comment,
    )
    .map(
      ([{ name, other, column }, onDelete, deferred, remark]): ForeignKey => ({
        name: `${table.name}_fk`,
        columns: [name],
        references: { schema: 'public', name: other.name, columns: [column] },
        ...named('onDelete', onDelete),
        ...(deferred && { deferrable: true as const, initiallyDeferred: true as const }),
        ...named('comment', remark),
      }),
    );
  return some(key, 40);
}
