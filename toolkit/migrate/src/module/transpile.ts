import { createRequire } from 'node:module';
import type { TransformOptions, TransformResult } from 'jiti';
import { expectModuleSyntax } from './module-syntax.ts';

const require = createRequire(import.meta.url);

/** jiti. `require` takes half the time of `import`, which scans its one long line for exports. */
export const { createJiti } = require('jiti') as typeof import('jiti');

/**
 * Transpiles TypeScript to CommonJS for jiti, in a fraction of the time of jiti's own transpiler. Sucrase drops
 * namespaces silently, so jiti's own transpiler handles files that may contain one, and files that are not the
 * project's TypeScript.
 */
export function transpile(options: TransformOptions): TransformResult {
  const { source, filename = '', ts } = options;
  if (ts && !filename.includes('node_modules')) expectModuleSyntax(source, filename);
  if (!ts || filename.includes('node_modules') || /\b(?:namespace|module)\s+[\w$.]+\s*\{/.test(source))
    return { code: createJiti(import.meta.url, { fsCache: false }).transform(options) };
  // Loaded on first use: jiti caches what was transpiled before.
  const sucrase = require('sucrase') as typeof import('sucrase');
  const { code } = sucrase.transform(source, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
    filePath: filename,
  });
  return { code };
}
