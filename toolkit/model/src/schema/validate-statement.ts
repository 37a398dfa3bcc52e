import type { ModelObject, StatementEntry } from '../catalogue/index.ts';
import { TrellisError } from '../error.ts';
import { type Token, tokenName } from '../lexer/index.ts';
import { printReference, quoteIdentifier } from '../names/index.ts';
import { isWord, wordsOf } from './sql-text.ts';

/**
 * Checks that the statement of an object creates this object: that it names the kind, the name and the table as the
 * descriptor does.
 *
 * @throws TrellisError `SCHEMA_INVALID`
 */
export function validateStatement({ entry, value, whole, path, reference }: ModelObject): void {
  const statement = entry.statement as StatementEntry<object> | undefined;
  if (statement === undefined || !('definition' in value)) return;
  const id = printReference(reference);
  const words = wordsOf(value.definition);
  const at = isWord(words[0], 'CREATE') ? kindAt(words, statement) : -1;
  if (at < 0)
    throw invalid(
      `Expected ${id} to have a CREATE ${statement.words.join(' or ')} statement`,
      'another text',
    );
  const named = nameAt(words, at + 1);
  const name = whole ? [path.at(-1) ?? ''] : path;
  if (!isSame(name, named)) throw invalid(`Expected the definition of ${id} to create it`, shown(named));
  if (statement.on === undefined) return;
  const table = statement.table?.(value) ?? whole?.path ?? [];
  const on = nameAt(words, wordAt(words, statement.on, at) + 1);
  if (!isSame(table, on))
    throw invalid(`Expected the definition of ${id} to name the table ${shown(table)}`, shown(on));
}

/** Where the word that names the kind is: `OR REPLACE` and `CONSTRAINT` can be before it. */
function kindAt(words: readonly Token[], { words: kinds }: StatementEntry<object>): number {
  const at = words.findIndex((word) => kinds.some((kind) => isWord(word, kind)));
  if (at < 0 || at > 4) return -1;
  return isWord(words[at + 1], 'IF') ? at + 3 : at;
}

/** Where a word outside parentheses is. */
function wordAt(words: readonly Token[], wanted: string, from: number): number {
  let depth = 0;
  return words.findIndex((word, at) => {
    if (word.text === '(') depth += 1;
    if (word.text === ')') depth -= 1;
    return at > from && depth === 0 && isWord(word, wanted);
  });
}

/** The name at a position, with its schema if it has one. */
function nameAt(words: readonly Token[], at: number): readonly string[] {
  const names: string[] = [];
  for (let i = at; ; i += 2) {
    const name = tokenName(words[i]);
    if (name === undefined) return names;
    names.push(name);
    if (words[i + 1]?.text !== '.') return names;
  }
}

/** Whether a name means an object. Without a schema it means that of `public`. */
function isSame(path: readonly string[], named: readonly string[]): boolean {
  const full = named.length < path.length ? ['public', ...named] : named;
  return path.length === full.length && path.every((name, i) => name === full[i]);
}

function shown(path: readonly string[]): string {
  return path.length === 0 ? 'none' : path.map(quoteIdentifier).join('.');
}

function invalid(expected: string, got: string): TrellisError {
  return new TrellisError(
    'SCHEMA_INVALID',
    `${expected}, got ${got}. Fix the definition, or the name in the descriptor.`,
  );
}
