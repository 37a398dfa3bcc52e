import type { Model, Table } from '@trellis/model';
import { MAX_TABLES, safeText } from '../mermaid/index.ts';
import { clusters, type Edge, referencesOf } from '../tables/index.ts';
import type { TableGroup } from './table-groups.ts';

/**
 * Draws groups of tables as a Mermaid flow chart: a box for each group, and lines with the number of foreign keys
 * between them. If there are too many groups for a chart, neighbouring groups share a box.
 */
export function overview(model: Model, groups: readonly TableGroup[]): string {
  let boxes = groups.map((group) => [group]);
  while (boxes.length > MAX_TABLES) {
    const merged = clusters(boxes.length, edgesBetween(model, boxes), Math.ceil(boxes.length / 10));
    boxes = merged.map((indexes) => indexes.flatMap((index) => boxes[index] ?? []));
  }
  const counts = new Map<string, number>();
  for (const [a, b] of edgesBetween(model, boxes)) {
    const pair = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (a !== b) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const lines = [...counts].map(([pair, count]) => {
    const [a, b] = pair.split(' ');
    return `  group${a} ---|"${count} ${count === 1 ? 'key' : 'keys'}"| group${b}`;
  });
  return ['graph LR', ...boxes.map((box, i) => `  group${i}["${label(box)}"]`), ...lines, ''].join('\n');
}

function edgesBetween(model: Model, boxes: readonly (readonly TableGroup[])[]): readonly Edge[] {
  const indexes = new Map<Table, number>();
  for (const [i, box] of boxes.entries())
    for (const { tables } of box) for (const table of tables) indexes.set(table, i);
  return referencesOf(model).map(({ child, parent }) => [indexes.get(child) ?? 0, indexes.get(parent) ?? 0]);
}

function label(box: readonly TableGroup[]): string {
  const titles = box.slice(0, 3).map(({ title }) => safeText(title));
  const shown = box.slice(0, 3).reduce((sum, { named, tables }) => sum + (named ? tables.length : 1), 0);
  const more = box.reduce((sum, { tables }) => sum + tables.length, 0) - shown;
  return `${titles.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
