import { isSeparator, type Token, tokensOf } from '@trellis/model/internal';

/**
 * The statement that creates a function, or replaces it, so that it has its signature and an empty body. Creating it
 * needs `check_function_bodies` off.
 *
 * @returns undefined if its body is a string, on which no dependencies are recorded
 */
export function withoutSqlBody(definition: string): string | undefined {
  const header = headerOf(definition);
  return header === undefined ? undefined : `${replacing(header)} AS ''`;
}

/** A `CREATE` statement of a function as `CREATE OR REPLACE`. */
export function replacing(definition: string): string {
  const [, next] = [...tokensOf(definition)].filter((token) => !isSeparator(token));
  return next && isWord(next, 'or')
    ? definition
    : `${definition.slice(0, next?.from)}OR REPLACE ${definition.slice(next?.from)}`;
}

/** The part of a function's definition before its SQL-standard body. */
export function headerOf(definition: string): string | undefined {
  let depth = 0;
  const tokens = [...tokensOf(definition)].filter((token) => !isSeparator(token));
  // The name may be `return` as well.
  const first = tokens.findIndex(({ text }) => text === '(');
  const body = tokens.find((token, i) => {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth > 0 || i <= first) return false;
    return isWord(token, 'return') || (isWord(token, 'begin') && isWord(tokens[i + 1], 'atomic'));
  });
  return body && definition.slice(0, body.from).trimEnd();
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'identifier' && token.text.toLowerCase() === word;
}
