import { badInput } from './bad-input.ts';

/**
 * Returns the properties of an object that was passed as an argument.
 *
 * @throws BadInput if the object has keys that are hidden: see {@link hasHiddenKeys}
 */
export function entriesOf(object: Readonly<Record<string, unknown>>, path: string): [string, unknown][] {
  const entries = Object.entries(object);
  if (hasHiddenKeys(object, entries.length)) throw hiddenKeyError(object, path);
  return entries;
}

/**
 * Checks whether an object has own keys that `Object.keys` omits: symbols, and keys that are not enumerable. To ignore
 * one could widen what is read or deleted, so every own key must be enumerable and a string.
 *
 * @param object the object
 * @param visible number of its keys that `Object.keys` returns
 */
export function hasHiddenKeys(object: object, visible: number): boolean {
  return Reflect.ownKeys(object).length !== visible;
}

/** Creates the error for an object with a hidden key. */
export function hiddenKeyError(object: object, path: string): Error {
  const visible: readonly PropertyKey[] = Object.keys(object);
  const hidden = Reflect.ownKeys(object).find((key) => !visible.includes(key));
  if (typeof hidden === 'symbol') return badInput(path, 'string keys', String(hidden));
  return badInput(path, 'enumerable keys', `"${hidden}", which is not enumerable`);
}
