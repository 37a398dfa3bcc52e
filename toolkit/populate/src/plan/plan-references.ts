import type { ForeignKeyDescriptor } from '@trellis/model';
import type { KeyDraft } from './key-draft.ts';
import type { ForeignKeyName, ReferencePlan } from './load-plan.ts';

/**
 * Plans the references of a table. The foreign key to the parent comes first, then those with more columns. Where
 * foreign keys share a column, the first one sets it.
 *
 * @param nullKeys the foreign keys that are null to break a cycle
 */
export function planReferences(draft: KeyDraft, nullKeys: readonly ForeignKeyName[]): ReferencePlan[] {
  const parent = draft.parent?.foreignKey;
  const sorted = [...draft.foreignKeys].sort(
    (a, b) => Number(b === parent) - Number(a === parent) || b.columns.length - a.columns.length,
  );
  const set = new Set(Object.keys(draft.settings.columns ?? {}));
  return sorted.flatMap((foreignKey): ReferencePlan[] => {
    const { columns, references } = foreignKey;
    const own = columns.filter((column) => !set.has(column));
    if (own.length === 0) return [];
    const sharedColumns = columns.flatMap((column, index) =>
      set.has(column) ? [[column, references.columns[index] ?? ''] as const] : [],
    );
    for (const column of own) set.add(column);
    const isNull = nullKeys.some(
      (name) => name.table === draft.key && name.columns.join() === columns.join(),
    );
    return [
      {
        columns,
        target: references.table,
        targetColumns: references.columns,
        strategy: isNull ? 'none' : strategyOf(draft, foreignKey),
        optional: own.every((column) => draft.table.columns[column]?.nullable),
        sharedColumns,
      },
    ];
  });
}

function strategyOf(draft: KeyDraft, foreignKey: ForeignKeyDescriptor): ReferencePlan['strategy'] {
  if (foreignKey === draft.parent?.foreignKey) return 'parent';
  if (draft.distinct.has(foreignKey)) return 'distinct';
  if (draft.each.has(foreignKey)) return 'each';
  return foreignKey.references.table === draft.key ? 'earlier' : 'pick';
}
