import { compareOperations, type Operation, type SplitRepair } from '../operation/index.ts';
import type { Groups } from './groups.ts';

/** A way to break a kind of dependency loop that PostgreSQL makes possible. */
export interface Repair {
  readonly name: string;
  /** Why PostgreSQL allows the loop, and how the repair breaks it. */
  readonly why: string;
  /**
   * Breaks the loop, at least in part.
   *
   * @param loop operations each of which has to come before all others
   * @returns the operations to give statements of their own; none where the repair does not apply
   */
  find(loop: readonly Operation[], groups: Groups): readonly Operation[];
}

/**
 * The repairs, in the order in which they are tried. Foreign keys need none: they are always statements of their own,
 * since tables may refer to each other.
 */
export const repairs: readonly Repair[] = [
  {
    name: 'part dropped first',
    why: 'A default or check of a table may call a function that takes a row of the table: the part depends on the function, and the function on the table. The part is dropped by a statement of its own, then the function, then the table.',
    find: findDroppedPart,
  },
  {
    name: 'default apart',
    why: 'A default may call a function that takes a row of its table or a value of its domain. The default is set after the function is created.',
    find: (loop, groups) => findCreatedParts('default apart', loop, groups),
  },
  {
    name: 'check apart',
    why: 'A check or an exclusion constraint may call a function that takes a row of its table or a value of its domain. The constraint is added after the function is created.',
    find: (loop, groups) => findCreatedParts('check apart', loop, groups),
  },
  {
    name: 'column apart',
    why: 'A generated column may call a function that takes a row of its table, and a column may be of a type that contains rows of its table. The column is added after the function or the type is created.',
    find: (loop, groups) => findCreatedParts('column apart', loop, groups),
  },
  {
    name: 'key apart',
    why: 'A key, NOT NULL or identity of a column that another repair has split from its table can only be created after that column.',
    find: (loop, groups) => findCreatedParts('key apart', loop, groups),
  },
];

/** One part that is dropped with its whole, although something in the loop can only be dropped after the part. */
function findDroppedPart(loop: readonly Operation[], groups: Groups): readonly Operation[] {
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
  return found.slice(0, 1).map(({ part }) => part);
}

/** The parts of one whole that a repair splits and that need something in the loop. */
function findCreatedParts(
  repair: SplitRepair,
  loop: readonly Operation[],
  groups: Groups,
): readonly Operation[] {
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
  return found[0]?.parts ?? [];
}
