import { badInput } from './bad-input.ts';

/**
 * Returns the properties of an object that was passed as an argument.
 *
 * @throws BadInput if the object has symbol keys
 */
export function entriesOf(object: Readonly<Record<string, unknown>>, path: string): [string, unknown][] {
  if (!hasOnlyStringKeys(object)) throw symbolKeyError(object, path);
  return Object.entries(object);
}

/**
 * Checks that an object has no symbol keys. A symbol names nothing in a schema, and ignoring it could widen what is
 * read or deleted.
 */
export function hasOnlyStringKeys(object: object): boolean {
  return Object.getOwnPropertySymbols(object).length === 0;
}

/** Creates the error for an object with a symbol key. */
export function symbolKeyError(object: object, path: string): Error {
  return badInput(path, 'string keys', String(Object.getOwnPropertySymbols(object)[0]));
}
