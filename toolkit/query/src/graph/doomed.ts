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

  /** The rows of a table. */
  of(table: ResolvedTable): readonly Texts[] {
    return [...(this.#rows.get(table)?.values() ?? [])];
  }

  /** The tables, each before those that its foreign keys refer to; those that refer to each other together. */
  inOrder(): ResolvedTable[][] {
    const tables = [...this.#rows.keys()];
    const reached = new Map(tables.map((table) => [table, reachedFrom(table, tables)]));
    const reaches = (one: ResolvedTable, other: ResolvedTable) => reached.get(one)?.has(other) === true;
    const groups: ResolvedTable[][] = [];
    for (const table of tables) {
      const group = groups.find(([other]) => other && reaches(table, other) && reaches(other, table));
      if (group) group.push(table);
      else {
        const before = groups.findIndex(([other]) => other && reaches(table, other));
        groups.splice(before < 0 ? groups.length : before, 0, [table]);
      }
    }
    return groups;
  }
}

/** The tables that foreign keys lead to from a table, over one another. */
function reachedFrom(start: ResolvedTable, tables: readonly ResolvedTable[]): ReadonlySet<ResolvedTable> {
  const reached = new Set<ResolvedTable>();
  const visit = (table: ResolvedTable): void => {
    for (const { references } of table.foreignKeys) {
      const referred = tables.find(({ key }) => key === references.table);
      if (referred === undefined || reached.has(referred)) continue;
      reached.add(referred);
      visit(referred);
    }
  };
  visit(start);
  return reached;
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
