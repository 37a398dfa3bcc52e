import { type Model, type Table, TrellisError, tableKey } from '@trellis/model';
import { MAX_TABLES } from '../mermaid/index.ts';
import { clusters, drawnTables, type Edge, findTable, referencesOf } from '../tables/index.ts';

/** Tables that share a diagram. */
export interface TableGroup {
  /** The given name, or that of the table with the most foreign keys within the group. */
  readonly title: string;
  /** Its name was given. */
  readonly named: boolean;
  readonly tables: readonly Table[];
  /** Tables of other groups that are one foreign key away, those with the most foreign keys first. */
  readonly adjacent: readonly Table[];
}

/** Maximum number of tables in a group of several. The remaining space of a diagram is for adjacent tables. */
const MAX_GROUP = 15;

/** Keys of tables by the name of their group. */
export type NamedGroups = Readonly<Record<string, readonly string[]>>;

/**
 * Splits the tables of a Model into groups that fit into a diagram: those that are named, then groups of the other tables
 * by their foreign keys. If all tables fit into one, and no group is named, it is the only group.
 *
 * @param named groups by name; a table is in the first one that has it
 * @throws TrellisError `TABLE_UNKNOWN` if there is no such table; `DIAGRAM_TOO_LARGE` for a group of more than 20 tables
 */
export function tableGroups(model: Model, named: NamedGroups = {}): readonly TableGroup[] {
  const tables = drawnTables(model);
  const indexes = new Map(tables.map((table, i) => [table, i]));
  const edges = referencesOf(model).map(
    ({ child, parent }): Edge => [indexes.get(child) ?? 0, indexes.get(parent) ?? 0],
  );
  const left = new Set(tables.keys());
  const given = Object.entries(named).map(([title, keys]) => {
    const nodes = keys
      .map((key) => indexes.get(findTable(model, key)) ?? -1)
      .filter((index) => left.delete(index))
      .sort((a, b) => a - b);
    if (nodes.length > MAX_TABLES)
      throw new TrellisError(
        'DIAGRAM_TOO_LARGE',
        `A diagram has at most ${MAX_TABLES} tables, but "${title}" has ${nodes.length}. Split the group.`,
      );
    return { title, nodes };
  });
  const others = [...left];
  const limit = tables.length <= MAX_TABLES ? MAX_TABLES : MAX_GROUP;
  const found = clusters(others.length, edgesAmong(others, edges), limit);
  return [
    ...given,
    ...found.map((nodes) => ({ title: undefined, nodes: nodes.map((at) => others[at] ?? 0) })),
  ]
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ title, nodes }) => {
      const { centre, adjacent } = surroundings(nodes, edges);
      const at = (index: number) => tables[index] as Table;
      return {
        title: title ?? tableKey(at(centre)),
        named: title !== undefined,
        tables: nodes.map(at),
        adjacent: adjacent.map(at),
      };
    });
}

/** The edges between some nodes, by their indexes in the list of these. */
function edgesAmong(nodes: readonly number[], edges: readonly Edge[]): readonly Edge[] {
  const positions = new Map(nodes.map((node, i) => [node, i]));
  return edges.flatMap(([a, b]): Edge[] => {
    const [from, to] = [positions.get(a), positions.get(b)];
    return from === undefined || to === undefined ? [] : [[from, to]];
  });
}

/** The node with the most edges within a group, and the nodes of other groups that are one edge away. */
function surroundings(nodes: readonly number[], edges: readonly Edge[]) {
  const members = new Set(nodes);
  const inner = count(edges.filter(([a, b]) => a !== b && members.has(a) && members.has(b)).flat());
  const across = edges.filter(([a, b]) => members.has(a) !== members.has(b)).flat();
  const outer = count(across.filter((index) => !members.has(index)));
  const byCount = (counts: ReadonlyMap<number, number>) => (a: number, b: number) =>
    (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b;
  return {
    centre: [...nodes].sort(byCount(inner))[0] ?? 0,
    adjacent: [...outer.keys()].sort(byCount(outer)),
  };
}

function count(indexes: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const index of indexes) counts.set(index, (counts.get(index) ?? 0) + 1);
  return counts;
}
