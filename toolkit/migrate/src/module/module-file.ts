import { existsSync, statSync } from 'node:fs';

const ENDINGS = ['', '.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.mts', '/index.js', '/index.mjs'];

/**
 * Returns the file of a module of the project that a relative import means; undefined for what is no such module.
 *
 * @param path the absolute path of the import: TypeScript may name a file by its name in JavaScript, or without extension
 */
export function moduleFile(path: string): string | undefined {
  const candidates = [...ENDINGS.map((ending) => `${path}${ending}`), path.replace(/\.([cm]?)js$/, '.$1ts')];
  const file = candidates.find((one) => existsSync(one) && statSync(one).isFile());
  return file !== undefined && /\.[cm]?[jt]s$/.test(file) && !/[\\/]node_modules[\\/]/.test(file)
    ? file
    : undefined;
}
