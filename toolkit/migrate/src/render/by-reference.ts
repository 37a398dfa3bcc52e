import type { Change } from '@trellis/plan';

/**
 * Tables that are created one after the other in the order in which their foreign keys refer to each
 * other, so that each can be said together with its keys.
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
  const waiting = new Map(tables.map((change) => [key(change), change]));
  const targets = (change: Change) =>
    changes.flatMap(({ kind, action, partOf, to }) =>
      kind === 'foreign key' && action === 'create' && partOf === change.id && to
        ? [JSON.stringify([to.references.schema, to.references.name])]
        : [],
    );
  const ordered: Change[] = [];
  while (waiting.size > 0) {
    const entries = [...waiting];
    const free = ([own, change]: (typeof entries)[number]) =>
      targets(change).every((target) => target === own || !waiting.has(target));
    // In a circle none is free: the first one goes, and its keys come later.
    const [own, change] = entries.find(free) ?? (entries[0] as (typeof entries)[number]);
    ordered.push(change);
    waiting.delete(own);
  }
  return ordered;
}

function isCreatedTable(change: Change): boolean {
  return change.kind === 'table' && change.action === 'create' && !change.replacing;
}
