import { createRequire } from 'node:module';
import type { TransformOptions, TransformResult } from 'jiti';

const require = createRequire(import.meta.url);

/** jiti itself. To `import` it would take twice as long: its one long line is searched for what it exports then. */
export const { createJiti } = require('jiti') as typeof import('jiti');

/**
 * TypeScript as CommonJS, for jiti, by a transpiler that is loaded, and is done with a large file, in a fraction
 * of the time that jiti's own takes. It leaves namespaces out without a word, so a file that may have one is
 * for jiti's own, and so is all that is no TypeScript of the project.
 */
export function transpile(options: TransformOptions): TransformResult {
  const { source, filename = '', ts } = options;
  if (!ts || filename.includes('node_modules') || /\b(?:namespace|module)\s+[\w$.]+\s*\{/.test(source))
    return { code: createJiti(import.meta.url, { fsCache: false }).transform(options) };
  // Loaded when it is needed first: what was transpiled before is in jiti's cache.
  const sucrase = require('sucrase') as typeof import('sucrase');
  const { code } = sucrase.transform(source, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
    filePath: filename,
  });
  return { code };
}
