import { isSeparator, tokensOf } from '@trellis/model/internal';
import type { RenamedNames } from './renamed-names.ts';
import { renamedName } from './renamed-type.ts';

/**
 * The name of an operator class in SQL, after renames of the class or of its schema.
 *
 * @param text the name as PostgreSQL prints it, with the parameters of the class
 * @param method the access method
 */
export function renamedClass(text: string, method: string, names: RenamedNames): string {
  const tokens = [...tokensOf(text)];
  const end = tokens.findIndex((token) => isSeparator(token));
  const length = tokens
    .slice(0, end < 0 ? tokens.length : end)
    .reduce((sum, token) => sum + token.text.length, 0);
  return renamedName(text.slice(0, length), 'operator class', names, method) + text.slice(length);
}
