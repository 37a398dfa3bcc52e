import { badInput } from './bad-input.ts';

/** How deep what is passed may be nested: deeper than any program means, and not so deep that the stack ends. */
const MOST_LEVELS = 200;

/** An object that is nothing but its properties, as an object literal or JSON makes it. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/**
 * The properties of an object that was passed. A symbol names nothing of a schema, and left out in silence it
 * would widen what is read or deleted.
 *
 * @throws BadInput
 */
export function entriesOf(object: Readonly<Record<string, unknown>>, path: string): [string, unknown][] {
  const [symbol] = Object.getOwnPropertySymbols(object);
  if (symbol !== undefined) throw badInput(path, 'names', String(symbol));
  return Object.entries(object);
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
  if (above.includes(value)) throw badInput(path, 'something new', 'what it stands within itself');
  if (above.length >= MOST_LEVELS) throw badInput(shortened(path), `at most ${MOST_LEVELS} levels`, 'more');
  return [...above, value];
}

function shortened(path: string): string {
  return path.length > 100 ? `${path.slice(0, 100)}…` : path;
}
