import { isSeparator, type Token, tokensOf } from '@trellis/model/internal';

/** Splits an expression into tokens, without whitespace and comments. */
export function tokenize(expression: string): Token[] {
  return [...tokensOf(expression)].filter((token) => !isSeparator(token));
}

/** Returns a word in lower case, or a sign as written; undefined for names in quotes and constants. */
export function symbolOf(token: Token | undefined): string | undefined {
  switch (token?.kind) {
    case 'identifier':
      return token.text.toLowerCase();
    case 'operator':
    case 'punctuation':
      return token.text;
    default:
      return undefined;
  }
}

/**
 * Splits a condition at its top-level ANDs or ORs.
 *
 * @param tokens the condition, without parentheses around it
 * @returns the parts; the condition itself if it has no such operator
 */
export function split(tokens: readonly Token[], operator: 'and' | 'or'): (readonly Token[])[] {
  const ends: number[] = [];
  let depth = 0;
  let between = false;
  for (const [index, token] of tokens.entries()) {
    const word = symbolOf(token);
    if (word === '(' || word === '[') depth++;
    if (word === ')' || word === ']') depth--;
    if (depth > 0) continue;
    if (word === 'between') between = true;
    else if (word === 'and' && between) between = false;
    else if (word === operator) ends.push(index);
  }
  return [...ends, tokens.length].map((end, index) => tokens.slice((ends[index - 1] ?? -1) + 1, end));
}

/** Removes parentheses around the whole condition. */
export function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  if (symbolOf(tokens[0]) !== '(') return tokens;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (symbolOf(token) === '(') depth++;
    if (symbolOf(token) === ')') depth--;
    if (depth === 0) return index === tokens.length - 1 ? withoutParentheses(tokens.slice(1, -1)) : tokens;
  }
  return tokens;
}
