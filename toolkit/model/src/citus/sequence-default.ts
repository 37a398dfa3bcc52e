import { tokenName, tokensOf } from '../lexer/index.ts';
import type { Column } from '../model/index.ts';

/** Returns whether a sequence generates the default of a column. */
export function isSequenceDefault({ default: text }: Column): boolean {
  return text !== undefined && [...tokensOf(text)].some((token) => tokenName(token) === 'nextval');
}
