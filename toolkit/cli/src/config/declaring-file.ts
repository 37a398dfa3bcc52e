import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { moduleFile } from '@trellis/migrate/internal';

/**
 * Finds the file that declares a part of a schema: the only one with all words of it among the module of the schema and the
 * modules that it imports by a relative path.
 *
 * @param entry the module that exports the schema
 * @param words names and keys, such as those of a table and its column
 * @returns the entry if several files or none have all words
 */
export async function declaringFile(entry: string, words: readonly string[]): Promise<string> {
  const found: string[] = [];
  for (const [file, text] of await modulesFrom(entry)) {
    const inFile = new Set(text.match(/[\p{L}\p{N}_$]+/gu));
    if (words.every((word) => inFile.has(word))) found.push(file);
  }
  const [only] = found;
  return only !== undefined && found.length === 1 ? only : entry;
}

/** The text of a module and of those that it imports by a relative path. */
async function modulesFrom(entry: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file)) continue;
    const text = await readFile(file, 'utf8');
    texts.set(file, text);
    for (const [, path = ''] of text.matchAll(/\b(?:from|import)\s*['"](\.{1,2}\/[^'"]+)['"]/g)) {
      const imported = moduleFile(resolve(dirname(file), path));
      if (imported !== undefined) waiting.push(imported);
    }
  }
  return texts;
}
