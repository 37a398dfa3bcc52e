import type { Change, Statement } from '../change/index.ts';
import type { Catalog, Node } from '../node/index.ts';
import type { Rename } from './rename.ts';

/** Renames as changes of a plan, with their statements. */
export function renameChanges(
  renames: readonly Rename[],
  before: Catalog,
  after: Catalog,
): { readonly changes: readonly Change[]; readonly statements: readonly Statement[] } {
  const changes = renames.map((rename, index): Change => {
    const now = after.nodes.get(rename.newId);
    const old =
      before.nodes.get(rename.oldId) ?? (now && nodeBefore(renames.slice(0, index), before, now, rename));
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

/** The old node of an object whose table, type or schema was renamed before itself, by its old path. */
function nodeBefore(
  earlier: readonly Rename[],
  before: Catalog,
  now: Node,
  { within, from }: Rename,
): Node | undefined {
  const path = earlier.reduceRight<readonly string[]>(
    (at, one) => {
      const whole = [...one.within, one.to];
      const isIn = whole.every((name, index) => at[index] === name) && at.length > whole.length;
      return isIn ? [...one.within, one.from, ...at.slice(whole.length)] : at;
    },
    [...within, from],
  );
  return [...before.nodes.values()].find(
    (node) => node.kind === now.kind && JSON.stringify(node.path) === JSON.stringify(path),
  );
}
