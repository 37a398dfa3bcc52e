import type { CompiledPackage } from './compile-examples.ts';

/** One line for each public export without a doc comment, value without an example, and compiler error. */
export function lacking({ exports, errors }: CompiledPackage): string[] {
  return [
    ...exports.filter(({ doc }) => doc === '').map(({ place, name }) => `${place} ${name}: no doc comment`),
    ...exports
      .filter(({ isValue, examples }) => isValue && examples.length === 0)
      .map(({ place, name }) => `${place} ${name}: no @example`),
    ...errors,
  ];
}
