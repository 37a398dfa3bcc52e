import { type Model, type Table, tableKey } from '@trellis/model';
import { MOST_TABLES } from '../mermaid/erd.ts';
import { safeText } from '../mermaid/safe-text.ts';
import { clusters, type Tie } from '../tables/clusters.ts';
import { referencesOf } from '../tables/reference.ts';
import type { Group } from './split.ts';

/**
 * Draws how groups of tables hang together, as a Mermaid flow chart: a box for each, with the number
 * of foreign keys on the lines between them. Where there are too many, neighbouring ones share a box.
 */
export function overview(model: Model, groups: readonly Group[]): string {
  let boxes = groups.map((group) => [group]);
  while (boxes.length > MOST_TABLES) {
    const together = clusters(boxes.length, tiesBetween(model, boxes), Math.ceil(boxes.length / 10));
    boxes = together.map((places) => places.flatMap((place) => boxes[place] ?? []));
  }
  const counts = new Map<string, number>();
  for (const [a, b] of tiesBetween(model, boxes)) {
    const pair = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (a !== b) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const lines = [...counts].map(([pair, count]) => {
    const [a, b] = pair.split(' ');
    return `  group${a} ---|"${count} ${count === 1 ? 'key' : 'keys'}"| group${b}`;
  });
  return ['graph LR', ...boxes.map((box, i) => `  group${i}["${label(box)}"]`), ...lines, ''].join('\n');
}

function tiesBetween(model: Model, boxes: readonly (readonly Group[])[]): readonly Tie[] {
  const places = new Map<Table, number>();
  for (const [i, box] of boxes.entries())
    for (const { tables } of box) for (const table of tables) places.set(table, i);
  return referencesOf(model).map(({ child, parent }) => [places.get(child) ?? 0, places.get(parent) ?? 0]);
}

function label(box: readonly Group[]): string {
  const centres = box.slice(0, 3).map(({ centre }) => safeText(tableKey(centre)));
  const tables = box.reduce((sum, group) => sum + group.tables.length, 0);
  const more = tables - centres.length;
  return `${centres.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
