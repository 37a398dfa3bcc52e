import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A TypeScript snippet of a README. */
export interface ReadmeSnippet {
  /** Its first line in the README. */
  readonly line: number;
  readonly code: string;
}

/**
 * The snippets of a README that are fenced as `ts`.
 *
 * @param folder of the package; it need not have a README
 */
export function readmeSnippets(folder: string): ReadmeSnippet[] {
  const path = join(folder, 'README.md');
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(({ index, 1: code = '' }) => ({
    line: text.slice(0, index).split('\n').length + 1,
    code,
  }));
}
