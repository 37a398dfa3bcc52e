import { badInput } from './bad-input.ts';

/** Maximum nesting of arguments: deeper than any real call, and shallow enough for the call stack. */
export const MAX_DEPTH = 200;

/**
 * Appends a value to the chain of objects that contain it.
 *
 * @param ancestors the objects that contain the value, the outermost first
 * @param value the value
 * @throws BadInput if the value contains itself or is nested too deeply
 */
export function descend(ancestors: readonly unknown[], value: unknown, path: string): readonly unknown[] {
  if (ancestors.includes(value)) throw circularError(path);
  if (ancestors.length >= MAX_DEPTH) throw tooDeepError(path);
  return [...ancestors, value];
}

/** Creates the error for an object that contains itself. */
export function circularError(path: string): Error {
  return badInput(path, 'no circular reference', 'an object that contains itself');
}

/** Creates the error for an object that is nested too deeply. */
export function tooDeepError(path: string): Error {
  const shortened = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  return badInput(shortened, `at most ${MAX_DEPTH} levels of nesting`, 'more');
}
