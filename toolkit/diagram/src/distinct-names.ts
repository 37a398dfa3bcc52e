/**
 * Gives each item the name that it asks for, or, where another has it already, the name with a
 * number. Items that ask for their own, unchanged name come first, so that it is theirs.
 *
 * @param items what is to be named
 * @param own an item's true name
 * @param wanted the name that it asks for
 * @param numbered how a name with a number is written
 */
export function distinctNames<T>(
  items: readonly T[],
  own: (item: T) => string,
  wanted: (item: T) => string,
  numbered: (name: string, number: number) => string,
): ReadonlyMap<T, string> {
  const taken = new Set<string>();
  const names = new Map<T, string>();
  const unchanged = items.filter((item) => own(item) === wanted(item));
  const changed = items.filter((item) => own(item) !== wanted(item));
  for (const item of [...unchanged, ...changed]) {
    const base = wanted(item);
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = numbered(base, number);
    taken.add(name);
    names.set(item, name);
  }
  return new Map(items.map((item) => [item, names.get(item) ?? wanted(item)]));
}
