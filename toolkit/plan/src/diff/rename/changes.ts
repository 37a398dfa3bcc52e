import { printReference } from '@trellis/model';
import type { Change, Statement } from '../change/index.ts';
import type { Catalog } from '../node/index.ts';
import type { Rename } from './rename.ts';

/** Renames as changes of a plan, with their statements. */
export function renameChanges(
  renames: readonly Rename[],
  before: Catalog,
  after: Catalog,
): { readonly changes: readonly Change[]; readonly statements: readonly Statement[] } {
  const own = renames.filter(({ sql }) => sql !== undefined);
  const changes = own.map((rename): Change => {
    const [oldId, object] = [printReference(rename.old), printReference(rename.wanted)];
    const [old, now] = [before.nodes.get(oldId), after.nodes.get(object)];
    const part = rename.isValue ? 'value' : old || now ? undefined : 'attribute';
    const { to } = rename;
    const from = rename.isMove ? rename.old.path.join('.') : rename.from;
    return {
      id: rename.isMove
        ? `move ${oldId} to ${object}`
        : `rename ${oldId}${rename.isValue ? ` value ${from}` : ''} to ${to}`,
      kind: (now ?? old)?.kind ?? 'composite type',
      action: 'rename',
      object,
      path: now?.path ?? rename.wanted.path,
      ...(now?.table && { table: now.table }),
      from: old?.value,
      to: now?.value,
      renamed: { ...(part && { part }), ...(rename.isMove && { isMove: true }), from, to },
    } as unknown as Change;
  });
  return {
    changes,
    statements: own.map((rename, i) => ({
      sql: rename.sql ?? '',
      transactional: true,
      hazards: [],
      change: changes[i]?.id ?? '',
    })),
  };
}
