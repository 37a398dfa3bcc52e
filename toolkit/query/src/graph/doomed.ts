import { badInput } from '../error/bad-input.ts';
import type { ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';

/** The texts of a row's columns, by name. */
export type Texts = ReadonlyMap<string, string | null>;

/** Rows to delete, each once, by table. */
export class Doomed {
  readonly #rows = new Map<ResolvedTable, Map<string, Texts>>();

  /**
   * Adds rows and tells which of them are new.
   *
   * @param table whose rows they are
   * @param rows the texts of their columns, the primary key's among them
   */
  add(table: ResolvedTable, rows: readonly Texts[]): Texts[] {
    const known = this.#rows.get(table) ?? new Map<string, Texts>();
    this.#rows.set(table, known);
    return rows.filter((row) => {
      const key = JSON.stringify(table.primaryKey.map((name) => row.get(name)));
      if (known.has(key)) return false;
      known.set(key, row);
      return true;
    });
  }

  /** The tables, each before those that its foreign keys refer to, and their rows. */
  inOrder(): [ResolvedTable, Texts[]][] {
    const done = new Set<ResolvedTable>();
    const order: ResolvedTable[] = [];
    const tables = [...this.#rows.keys()];
    const visit = (table: ResolvedTable): void => {
      if (done.has(table)) return;
      done.add(table);
      for (const { references } of table.foreignKeys) {
        const referred = tables.find(({ key }) => key === references.table);
        if (referred) visit(referred);
      }
      order.unshift(table);
    };
    tables.forEach(visit);
    return order.map((table) => [table, [...(this.#rows.get(table)?.values() ?? [])]]);
  }
}

/** The relationships by which a deletion goes on. */
export function cascading(table: ResolvedTable): ResolvedRelationship[] {
  return [...table.relationships.values()].filter(({ relationship: { cascade = [] } }) =>
    cascade.some((one) => one === 'all' || one === 'delete'),
  );
}

/** The relationships through an association table, whose rows go with the row. */
export function associated(table: ResolvedTable): ResolvedRelationship[] {
  return [...table.relationships.values()].filter(({ steps }) => steps.length === 2);
}

/**
 * The columns that a deletion reads of a table: its primary key, and those that lead on.
 *
 * @throws BadInput when there is no primary key to tell rows apart by
 */
export function columnsToRead(table: ResolvedTable, path: string): string[] {
  if (table.primaryKey.length === 0) throw badInput(path, 'a table with a primary key', table.key);
  const leading = [...cascading(table), ...associated(table)].flatMap(({ steps }) =>
    steps[0].on.map(([here]) => here),
  );
  return [...new Set([...table.primaryKey, ...leading])];
}
