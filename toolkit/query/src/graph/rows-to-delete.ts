import type { ResolvedTable } from '../resolved/index.ts';

/** The text output of a row's columns, by name. */
export type RowTexts = ReadonlyMap<string, string | null>;

/** Rows to delete by table, without duplicates. */
export class RowsToDelete {
  readonly #rows = new Map<ResolvedTable, Map<string, RowTexts>>();

  /**
   * Adds rows and returns those that are new.
   *
   * @param table the table
   * @param rows their columns, including the primary key
   */
  add(table: ResolvedTable, rows: readonly RowTexts[]): RowTexts[] {
    const known = this.#rows.get(table) ?? new Map<string, RowTexts>();
    this.#rows.set(table, known);
    return rows.filter((row) => {
      const key = JSON.stringify(table.primaryKey.map((name) => row.get(name)));
      if (known.has(key)) return false;
      known.set(key, row);
      return true;
    });
  }

  /** Returns the rows of a table. */
  of(table: ResolvedTable): readonly RowTexts[] {
    return [...(this.#rows.get(table)?.values() ?? [])];
  }

  /** Returns the tables, each before those that its foreign keys refer to. Tables in a cycle form one group. */
  groups(): ResolvedTable[][] {
    const tables = [...this.#rows.keys()];
    const reachable = new Map(tables.map((table) => [table, reachableFrom(table, tables)]));
    const reaches = (one: ResolvedTable, other: ResolvedTable) => reachable.get(one)?.has(other) === true;
    const groups: ResolvedTable[][] = [];
    for (const table of tables) {
      const group = groups.find(([other]) => other && reaches(table, other) && reaches(other, table));
      if (group) group.push(table);
      else {
        const next = groups.findIndex(([other]) => other && reaches(table, other));
        groups.splice(next < 0 ? groups.length : next, 0, [table]);
      }
    }
    return groups;
  }
}

/** Returns the tables that a table refers to, directly or through others. */
function reachableFrom(start: ResolvedTable, tables: readonly ResolvedTable[]): ReadonlySet<ResolvedTable> {
  const reachable = new Set<ResolvedTable>();
  const visit = (table: ResolvedTable): void => {
    for (const { references } of table.foreignKeys) {
      const referenced = tables.find(({ key }) => key === references.table);
      if (referenced === undefined || reachable.has(referenced)) continue;
      reachable.add(referenced);
      visit(referenced);
    }
  };
  visit(start);
  return reachable;
}
