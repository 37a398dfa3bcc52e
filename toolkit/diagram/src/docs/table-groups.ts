import type { Model, Table } from '@trellis/model';
import { MAX_TABLES } from '../mermaid/index.ts';
import { clusters, drawnTables, type Edge, referencesOf } from '../tables/index.ts';

/** Tables that share a diagram. */
export interface TableGroup {
  /** Table with the most foreign keys within the group, which names it. */
  readonly centre: Table;
  readonly tables: readonly Table[];
  /** Tables of other groups that are one foreign key away, those with the most foreign keys first. */
  readonly adjacent: readonly Table[];
}

/** Maximum number of tables in a group of several. The remaining space of a diagram is for adjacent tables. */
const MAX_GROUP = 15;

/** Splits the tables of a Model into groups that fit into a diagram. If all tables fit into one, it is the only group. */
export function tableGroups(model: Model): readonly TableGroup[] {
  const tables = drawnTables(model);
  const indexes = new Map(tables.map((table, i) => [table, i]));
  const edges = referencesOf(model).map(
    ({ child, parent }): Edge => [indexes.get(child) ?? 0, indexes.get(parent) ?? 0],
  );
  const limit = tables.length <= MAX_TABLES ? MAX_TABLES : MAX_GROUP;
  const at = (index: number) => tables[index] as Table;
  return clusters(tables.length, edges, limit).map((nodes) => {
    const members = new Set(nodes);
    const inner = count(edges.filter(([a, b]) => a !== b && members.has(a) && members.has(b)).flat());
    const across = edges.filter(([a, b]) => members.has(a) !== members.has(b)).flat();
    const outer = count(across.filter((index) => !members.has(index)));
    const byCount = (counts: ReadonlyMap<number, number>) => (a: number, b: number) =>
      (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b;
    return {
      centre: at([...nodes].sort(byCount(inner))[0] ?? 0),
      tables: nodes.map(at),
      adjacent: [...outer.keys()].sort(byCount(outer)).map(at),
    };
  });
}

function count(indexes: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const index of indexes) counts.set(index, (counts.get(index) ?? 0) + 1);
  return counts;
}
