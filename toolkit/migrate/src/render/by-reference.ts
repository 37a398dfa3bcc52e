import { topologicalSort } from '@trellis/model/internal';
import type { Change } from '@trellis/plan';

/**
 * Orders consecutive created tables by their foreign keys, so that each table can be rendered together with its keys.
 */
export function byReference(changes: readonly Change[]): Change[] {
  const ordered: Change[] = [];
  for (let start = 0; start < changes.length; ) {
    const run = changes.slice(start).findIndex((change) => !isCreatedTable(change));
    const end = run < 0 ? changes.length : start + run;
    if (end === start) ordered.push(changes[start++] as Change);
    else {
      ordered.push(...sorted(changes.slice(start, end), changes));
      start = end;
    }
  }
  return ordered;
}

function sorted(tables: readonly Change[], changes: readonly Change[]): Change[] {
  const key = ({ path }: Change) => JSON.stringify(path.slice(0, 2));
  const byKey = new Map(tables.map((table) => [key(table), table]));
  const targets = (table: Change) =>
    changes.flatMap(({ kind, action, partOf, to }) => {
      if (kind !== 'foreign key' || action !== 'create' || partOf !== table.id || !to) return [];
      const target = byKey.get(JSON.stringify([to.references.schema, to.references.name]));
      return target ? [target] : [];
    });
  // In a cycle, the keys that cannot be rendered with their table are rendered later, by themselves.
  return [...topologicalSort(tables, targets).order];
}

function isCreatedTable(change: Change): boolean {
  return change.kind === 'table' && change.action === 'create' && !change.replacing;
}
