import { generatedName } from '@trellis/model/internal';

/** A name that a part refers to, before and after a rename. */
export type RenamedName = readonly [from: string, to: string];

/** What the names of a part are made of, on one side. */
export interface NameSource {
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * Whether a name follows renames: it is the old name with new names in place of old ones, or PostgreSQL generates it from
 * the new names as it generated the old one.
 *
 * A naming convention fills a pattern with names, and the Model does not have the pattern. So any text between the names
 * counts, as long as it is equal on both sides.
 *
 * @param from the old name and what it is made of
 * @param to the new name and what it is made of
 * @param renamed the names that changed
 */
export function followsNames(
  from: { readonly name: string; readonly of: NameSource },
  to: { readonly name: string; readonly of: NameSource },
  renamed: readonly RenamedName[],
): boolean {
  if (from.name === to.name || renamed.length === 0) return false;
  return (
    isReplaced(from.name, to.name, renamed) ||
    labels.some(
      (label) =>
        isGenerated(from.name, from.of, label) &&
        isGenerated(to.name, to.of, label) &&
        // Without a name that changed, the two differ for another reason.
        !isGenerated(from.name, to.of, label),
    ) ||
    // Of such a name, the pattern cannot be seen.
    isShortened(from.name) ||
    isShortened(to.name)
  );
}

/** PostgreSQL's endings of the names that it generates. */
const labels = ['pkey', 'key', 'fkey', 'check', 'excl', 'idx', 'seq'] as const;

/** Whether PostgreSQL generates a name, perhaps with a number. */
function isGenerated(name: string, { table, columns }: NameSource, label: string): boolean {
  const number = /\d*$/.exec(name)?.[0] ?? '';
  return [undefined, columns.join('_'), columns[0]].some(
    (name2) => generatedName(table, name2, `${label}${number}`) === name,
  );
}

/** Whether a convention shortened a name and appended a digest. */
function isShortened(name: string): boolean {
  return /_[0-9a-f]{8}$/.test(name) && new TextEncoder().encode(name).length >= 60;
}

/** Whether one text becomes another when some or all of the names in it are replaced. */
function isReplaced(from: string, to: string, renamed: readonly RenamedName[]): boolean {
  const known = new Map<string, boolean>();
  const matches = (i: number, j: number): boolean => {
    if (i === from.length && j === to.length) return true;
    const key = `${i} ${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, false);
    const found =
      renamed.some(
        ([old, now]) =>
          from.startsWith(old, i) && to.startsWith(now, j) && matches(i + old.length, j + now.length),
      ) ||
      (i < from.length && from[i] === to[j] && matches(i + 1, j + 1));
    known.set(key, found);
    return found;
  };
  return matches(0, 0);
}
