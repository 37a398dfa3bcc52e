import type { Change } from '../change.ts';
import type { Catalog } from '../node.ts';
import type { Statement } from '../plan.ts';
import type { Rename } from './rename.ts';

/** Renames as changes of a plan, with their statements. */
export function renameChanges(
  renames: readonly Rename[],
  before: Catalog,
  after: Catalog,
): { readonly changes: readonly Change[]; readonly statements: readonly Statement[] } {
  const changes = renames.map((rename): Change => {
    const [old, now] = [before.nodes.get(rename.oldId), after.nodes.get(rename.newId)];
    const path = rename.kind === 'value' ? rename.within : [...rename.within, rename.to];
    return {
      id: `rename ${rename.oldId} to ${rename.to}`,
      kind: (now ?? old)?.kind ?? 'composite type',
      action: 'rename',
      object: rename.newId,
      path,
      ...(now?.table && { table: now.table }),
      from: old?.value,
      to: now?.value,
    } as unknown as Change;
  });
  return {
    changes,
    statements: renames.map((rename, i) => ({
      sql: rename.sql,
      transactional: true,
      hazards: [],
      change: changes[i]?.id ?? '',
    })),
  };
}
