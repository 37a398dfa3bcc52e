import { badInput } from './bad-input.ts';

/** How deep what is passed may be nested: deeper than any program means, and not so deep that the stack ends. */
export const MOST_LEVELS = 200;

/** An object that is nothing but its properties, as an object literal or JSON makes it. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/**
 * The properties of an object that was passed.
 *
 * @throws BadInput
 */
export function entriesOf(object: Readonly<Record<string, unknown>>, path: string): [string, unknown][] {
  if (!isNamed(object)) throw notNamed(object, path);
  return Object.entries(object);
}

/**
 * Whether all that an object has goes by a name. A symbol names nothing of a schema, and left out in silence it would
 * widen what is read or deleted.
 */
export function isNamed(object: object): boolean {
  return Object.getOwnPropertySymbols(object).length === 0;
}

/** The error for an object that has what goes by no name. */
export function notNamed(object: object, path: string): Error {
  return badInput(path, 'names', String(Object.getOwnPropertySymbols(object)[0]));
}

/**
 * What stands within what, on the way into something nested.
 *
 * @param above what the value stands within, the outermost first
 * @param value the value
 * @returns the same with the value at its end
 * @throws BadInput when the value stands within itself, or too deep
 */
export function within(above: readonly unknown[], value: unknown, path: string): readonly unknown[] {
  if (above.includes(value)) throw withinItself(path);
  if (above.length >= MOST_LEVELS) throw tooDeep(path);
  return [...above, value];
}

/** The error for something that stands within itself. */
export function withinItself(path: string): Error {
  return badInput(path, 'something new', 'what it stands within itself');
}

/** The error for something that is nested too deep. */
export function tooDeep(path: string): Error {
  const shortened = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  return badInput(shortened, `at most ${MOST_LEVELS} levels`, 'more');
}
