import { identifierName, type Token } from '@trellis/model/internal';
import { symbolOf } from './conjuncts.ts';

/** A comparison of two columns of a row. */
export interface Order {
  readonly lesser: string;
  readonly greater: string;
  /** The values must not be equal. */
  readonly isStrict: boolean;
}

const COMPARISONS = ['<', '<=', '>', '>='];

/** Parses a comparison of two columns: `started < ended`. Returns `undefined` if it has any other form. */
export function parseOrder(tokens: readonly Token[]): Order | undefined {
  const [left, operator, right] = tokens;
  const sign = symbolOf(operator) ?? '';
  if (tokens.length !== 3 || !isName(left) || !isName(right) || !COMPARISONS.includes(sign)) return undefined;
  const [lesser, greater] = sign.startsWith('<') ? [left, right] : [right, left];
  return { lesser: identifierName(lesser), greater: identifierName(greater), isStrict: sign.length === 1 };
}

function isName(token: Token | undefined): token is Token {
  if (token?.kind === 'quoted identifier') return true;
  return token?.kind === 'identifier' && !/^(true|false|null|current_\w+|local\w+)$/i.test(token.text);
}
