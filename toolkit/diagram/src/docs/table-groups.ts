import type { Model, Table } from '@trellis/model';
import { MOST_TABLES } from '../mermaid/erd.ts';
import { clusters, type Tie } from '../tables/clusters.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import { referencesOf } from '../tables/reference.ts';

/** Tables that are drawn together. */
export interface Group {
  /** The one with the most keys to others of the group: the group goes by its name. */
  readonly centre: Table;
  readonly tables: readonly Table[];
  /** Tables of other groups that keys lead to or from, the most tied first. */
  readonly beyond: readonly Table[];
}

/** How many tables a group has of its own; the rest of a diagram's room is for those beyond. */
const MOST_OF_ITS_OWN = 15;

/** Splits the tables of a Model into groups that fit into a diagram each; one group where all fit. */
export function groupsOf(model: Model): readonly Group[] {
  const tables = drawnTables(model);
  const places = new Map(tables.map((table, i) => [table, i]));
  const ties = referencesOf(model).map(
    ({ child, parent }): Tie => [places.get(child) ?? 0, places.get(parent) ?? 0],
  );
  const limit = tables.length <= MOST_TABLES ? MOST_TABLES : MOST_OF_ITS_OWN;
  const at = (place: number) => tables[place] as Table;
  return clusters(tables.length, ties, limit).map((places) => {
    const members = new Set(places);
    const inside = count(ties.filter(([a, b]) => a !== b && members.has(a) && members.has(b)).flat());
    const across = ties.filter(([a, b]) => members.has(a) !== members.has(b)).flat();
    const outside = count(across.filter((place) => !members.has(place)));
    const most = (counts: ReadonlyMap<number, number>) => (a: number, b: number) =>
      (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b;
    return {
      centre: at([...places].sort(most(inside))[0] ?? 0),
      tables: places.map(at),
      beyond: [...outside.keys()].sort(most(outside)).map(at),
    };
  });
}

function count(places: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}
