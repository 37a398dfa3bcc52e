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

/** Splits a condition at its top-level ANDs. A condition with a top-level OR has no conjuncts. */
export function conjuncts(tokens: readonly Token[]): (readonly Token[])[] {
  const condition = withoutParentheses(tokens);
  const ends: number[] = [];
  let depth = 0;
  let between = false;
  for (const [index, token] of condition.entries()) {
    const word = symbolOf(token);
    if (word === '(' || word === '[') depth++;
    if (word === ')' || word === ']') depth--;
    if (depth > 0) continue;
    if (word === 'or') return [];
    if (word === 'between') between = true;
    else if (word === 'and' && between) between = false;
    else if (word === 'and') ends.push(index);
  }
  if (ends.length === 0) return [condition];
  return [...ends, condition.length].flatMap((end, index) =>
    conjuncts(condition.slice((ends[index - 1] ?? -1) + 1, end)),
  );
}

/** Removes parentheses around the whole condition. */
function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  if (symbolOf(tokens[0]) !== '(') return tokens;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (symbolOf(token) === '(') depth++;
    if (symbolOf(token) === ')') depth--;
    if (depth === 0) return index === tokens.length - 1 ? withoutParentheses(tokens.slice(1, -1)) : tokens;
  }
  return tokens;
}
