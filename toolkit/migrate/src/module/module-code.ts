import { createRequire } from 'node:module';
import type { Program } from 'acorn';

const require = createRequire(import.meta.url);

/**
 * Returns a module in JavaScript, line by line; undefined if the fast transpiler cannot read it.
 *
 * @param source TypeScript
 * @param filePath its path
 */
export function withoutTypes(source: string, filePath: string): string | undefined {
  const sucrase = require('sucrase') as typeof import('sucrase');
  try {
    return sucrase.transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
      filePath,
    }).code;
  } catch {
    return undefined;
  }
}

/** Parses a module, as ECMAScript does. Throws a `SyntaxError` with the position in `loc`. */
export function parseModule(code: string): Program {
  const { parse } = require('acorn') as typeof import('acorn');
  return parse(code, { sourceType: 'module', ecmaVersion: 'latest', locations: true });
}
