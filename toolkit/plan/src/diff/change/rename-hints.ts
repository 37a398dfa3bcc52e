import { same } from '../same.ts';
import type { Change, ChangeOf } from './change.ts';
import type { RenameHint } from './plan.ts';

/** Finds drops and additions that look alike. */
export function renameHints(changes: readonly Change[]): readonly RenameHint[] {
  const dropped = changes.filter((change) => change.action === 'drop' && !change.replacing);
  const added = changes.filter((change) => change.action === 'create' && !change.replacing);
  const hints: RenameHint[] = [];
  for (const drop of dropped) {
    const alike = added.find((create) => looksLike(drop, create));
    if (alike)
      hints.push({
        from: drop.object,
        to: alike.object,
        write: `renamedFrom: '${(drop.path.at(-1) ?? '').replaceAll("'", "\\'")}'`,
      });
  }
  return hints;
}

/** Whether two objects of one kind and place are equal but for their names. */
function looksLike(drop: Change, create: Change): boolean {
  if (drop.kind !== create.kind) return false;
  const place = (change: Change) => change.path.slice(0, -1);
  switch (drop.kind) {
    case 'table':
      return (
        same(place(drop), place(create)) && same(columnsOf(drop), columnsOf(create as ChangeOf<'table'>))
      );
    case 'column': {
      const other = create as ChangeOf<'column'>;
      return same(place(drop), place(create)) && drop.from?.type === other.to?.type;
    }
    case 'enum':
      return (
        same(place(drop), place(create)) && same(drop.from?.values, (create as ChangeOf<'enum'>).to?.values)
      );
    case 'index':
    case 'primary key':
    case 'unique':
    case 'check':
    case 'foreign key':
      return same(drop.table, create.table) && same(nameless(drop.from), nameless(create.to));
    default:
      return false;
  }
}

function columnsOf(change: ChangeOf<'table'>): unknown {
  return (change.from ?? change.to)?.columns.map((column) => [column.name, column.type]);
}

function nameless(value: unknown): unknown {
  return { ...(value as object), name: undefined, comment: undefined };
}
