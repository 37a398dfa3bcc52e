/**
 * Gives each item a distinct name: the wanted one, or that with a number if another item has it. An item whose wanted
 * name is its own name comes before the others.
 *
 * @param items items to name
 * @param own returns the own name of an item
 * @param wanted returns the wanted name of an item
 * @param numbered adds a number to a name
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
