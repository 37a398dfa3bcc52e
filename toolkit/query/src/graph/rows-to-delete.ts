import { topologicalSort } from '@trellis/model/internal';
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
  groups(): readonly (readonly ResolvedTable[])[] {
    const tables = [...this.#rows.keys()];
    const referencing = ({ key }: ResolvedTable) =>
      tables.filter(({ foreignKeys }) => foreignKeys.some(({ references }) => references.table === key));
    return topologicalSort(tables, referencing).groups;
  }
}
