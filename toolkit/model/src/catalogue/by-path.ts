import { entryOf } from './catalogue.ts';
import type { ListName } from './lists.ts';

/**
 * Returns the order of a list of the Model: by schema, name and arguments.
 *
 * @param list the list
 * @example objectsOf(model, list).toSorted(byPath(list))
 */
export function byPath(list: ListName): (a: object, b: object) => number {
  const { path, args } = entryOf(list);
  const key = (one: object) => [...path(one), args?.(one) ?? ''].join('\0');
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}
