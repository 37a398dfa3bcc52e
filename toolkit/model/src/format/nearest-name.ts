/**
 * Returns the name that a misspelled one probably means: the one with the fewest changed letters, unless more than a
 * third of them change.
 *
 * @param name the misspelled name
 * @param names the right ones
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  let [nearest, least]: [string | undefined, number] = [undefined, Math.max(1, Math.ceil(name.length / 3))];
  for (const one of names) {
    const changes = changedLetters(name.toLowerCase(), one.toLowerCase());
    if (changes < least || (changes === least && nearest === undefined)) [nearest, least] = [one, changes];
  }
  return nearest;
}

/** The number of letters to add, remove or replace (Levenshtein's distance). */
function changedLetters(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
