import { compareOperations, type Operation, type Operations, type SplitRepair } from '../operation/index.ts';
import type { Groups } from './groups.ts';
import { createPlaceholder, emptyFirst } from './placeholders.ts';

/** Breaks one kind of dependency loop that PostgreSQL makes possible. */
export interface Repair {
  readonly name: string;
  /** Why PostgreSQL allows the loop, and how the repair breaks it. */
  readonly why: string;
  /**
   * Breaks a loop, at least in part.
   *
   * @param loop statements each of which has to come before all others
   * @returns whether the repair applies
   */
  apply(loop: readonly Operation[], groups: Groups, operations: Operations): boolean;
}

/**
 * The repairs, in the order in which they are tried. Foreign keys need none: they are always statements of their own,
 * because tables may refer to each other.
 */
export const repairs: readonly Repair[] = [
  {
    name: 'part dropped first',
    why: 'A default or check of a table may call a function that takes a row of the table: the part depends on the function, and the function on the table. Two tables may refer to each other by foreign keys. The part is dropped by a statement of its own, then the function or the other table, then the table.',
    apply(loop, groups, operations) {
      const [part] = findDroppedParts(loop, groups);
      if (!part) return false;
      // Once a rebuild has renamed the old object, its parts cannot be dropped by name.
      operations.order(part, operations.get('rename aside', groups.wholeOf(part).node.id), 'rebuild');
      groups.split([part]);
      return true;
    },
  },
  {
    name: 'default apart',
    why: 'A default may call a function that takes a row of its table or a value of its domain. The default is set after the function is created.',
    apply: (loop, groups) => split('default apart', loop, groups),
  },
  {
    name: 'check apart',
    why: 'A check or an exclusion constraint may call a function that takes a row of its table or a value of its domain. The constraint is added after the function is created.',
    apply: (loop, groups) => split('check apart', loop, groups),
  },
  {
    name: 'column apart',
    why: 'A generated column may call a function that takes a row of its table, and a column may have a type that contains rows of its table. The column is added after the function or the type is created.',
    apply: (loop, groups) => split('column apart', loop, groups),
  },
  {
    name: 'key apart',
    why: 'A key, NOT NULL or identity of a column that another repair has split from its table can only be created after that column.',
    apply: (loop, groups) => split('key apart', loop, groups),
  },
  {
    name: 'replaced in place',
    why: 'CREATE OR REPLACE VIEW keeps the row type of the view. A function that the old query called and that returns a row of the view is dropped after the view is altered, not before.',
    apply: dropLater,
  },
  {
    name: 'placeholder',
    why: 'CREATE OR REPLACE lets views, functions with SQL-standard bodies and defaults of arguments use each other, and a view call a function that returns a row of the view. The view is created with its columns and no rows, or the function with an empty body and NULL as defaults, then what they use, and then the query or the function is replaced.',
    apply: createPlaceholder,
  },
  {
    name: 'emptied first',
    why: 'For the same reason such views and functions cannot be dropped one after the other. The query, body or defaults of one are replaced by such that use nothing, then the others are dropped, and then that one.',
    apply: emptyFirst,
  },
];

/** Parts that are dropped with their whole, although something in the loop has to be dropped after the part. */
function findDroppedParts(loop: readonly Operation[], groups: Groups): readonly Operation[] {
  const inLoop = new Set(loop);
  const isOther = (whole: Operation) => (one: Operation) =>
    groups.wholeOf(one) !== whole && inLoop.has(groups.wholeOf(one));
  const found = loop
    .filter((whole) => whole.verb === 'drop')
    .flatMap((whole) =>
      groups
        .membersOf(whole)
        .filter((part) => part !== whole && [...part.after].some(isOther(whole)))
        .map((part) => ({ part, waits: [...part.before.keys()].some(isOther(whole)) })),
    )
    .sort((a, b) => Number(a.waits) - Number(b.waits) || compareOperations(a.part, b.part));
  return found.map(({ part }) => part);
}

/** Splits the parts of one whole that need something in the loop. */
function split(repair: SplitRepair, loop: readonly Operation[], groups: Groups): boolean {
  const inLoop = new Set(loop);
  const needsLoop = (whole: Operation) => (one: Operation) =>
    [...one.before.keys()].some((need) => {
      const other = groups.wholeOf(need);
      return other !== whole && inLoop.has(other);
    });
  const found = loop
    .filter((whole) => whole.verb === 'create')
    .map((whole) => ({
      parts: groups
        .membersOf(whole)
        .filter((part) => part !== whole && part.kind.splitBy === repair && needsLoop(whole)(part)),
      waits: needsLoop(whole)(whole),
      whole,
    }))
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => Number(a.waits) - Number(b.waits) || compareOperations(a.whole, b.whole));
  const parts = found[0]?.parts ?? [];
  groups.split(parts);
  return parts.length > 0;
}

/** Drops what the old query of a view calls after the view is altered. */
function dropLater(loop: readonly Operation[], groups: Groups, operations: Operations): boolean {
  const inLoop = new Set(loop);
  for (const alter of loop) {
    if (alter.verb !== 'alter' || !alter.kind.placeholder?.(alter.node)) continue;
    const drops = [...alter.before.keys()].filter(
      (one) => one.verb === 'drop' && one.before.has(alter) && inLoop.has(groups.wholeOf(one)),
    );
    if (drops.length === 0) continue;
    for (const drop of drops) operations.release(drop, alter);
    return true;
  }
  return false;
}
