import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The extension by which a TypeScript file imports another one. */
export type ImportExtension = '.js' | '.ts';

/**
 * Returns the extension by which the files of a folder import each other: `.js`, which every module resolution of TypeScript
 * maps to the source, unless the `tsconfig.json` of the folder allows `.ts`.
 *
 * @param folder an absolute path; it need not exist
 */
export function importExtension(folder: string): ImportExtension {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'tsconfig.json');
    if (existsSync(path)) return allowsTs(path) ? '.ts' : '.js';
    if (at === dirname(at)) return '.js';
  }
}

/** The options that allow `.ts` in imports. */
const OPTIONS = ['allowImportingTsExtensions', 'rewriteRelativeImportExtensions'] as const;

interface TsConfig {
  readonly extends?: string | readonly string[];
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

/** Returns whether a configuration sets one of the options, or else one that it extends. */
function allowsTs(path: string, seen: readonly string[] = []): boolean {
  const { extends: bases = [], compilerOptions = {} } = read(path);
  const own = OPTIONS.find((option) => compilerOptions[option] !== undefined);
  if (own !== undefined) return OPTIONS.some((option) => compilerOptions[option] === true);
  const { resolve } = createRequire(path);
  return [bases].flat().some((base) => {
    const found = [base, `${base}.json`, `${base}/tsconfig.json`].flatMap((name) => {
      try {
        return [resolve(name)];
      } catch {
        return [];
      }
    });
    const [file] = found.filter((one) => one.endsWith('.json') && !seen.includes(one));
    return file !== undefined && allowsTs(file, [...seen, path]);
  });
}

/** Reads JSON with comments and trailing commas. A file with other text has no options. */
function read(path: string): TsConfig {
  const text = readFileSync(path, 'utf8')
    .replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1');
  try {
    return JSON.parse(text) as TsConfig;
  } catch {
    return {};
  }
}
