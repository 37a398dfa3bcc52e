import { isSeparator, type Token, tokensOf } from '@trellis/model/internal';

/**
 * The statement that creates a function, or replaces it, so that it has its signature, an empty body in place of an
 * SQL-standard one, and NULL as the default of its arguments: a replacement can change defaults, and not remove them.
 * Creating it needs `check_function_bodies` off.
 *
 * @returns undefined if no dependencies are recorded: its body is a string, and no argument has a default
 */
export function placeholderFunction(definition: string): string | undefined {
  const header = headerOf(definition);
  const placeholder = withNullDefaults(header === undefined ? definition : `${header} AS ''`);
  return placeholder === definition ? undefined : replacing(placeholder);
}

/** A definition with NULL as the default of each argument that has one. */
function withNullDefaults(definition: string): string {
  const tokens = [...tokensOf(definition)];
  let depth = 0;
  let from: number | undefined;
  let written = 0;
  let text = '';
  for (const token of tokens) {
    const isEnd = depth === 1 && (token.text === ',' || token.text === ')');
    if (isEnd && from !== undefined) {
      text += `${definition.slice(written, from)}DEFAULT NULL`;
      written = token.from;
      from = undefined;
    }
    if (depth === 1 && from === undefined && isWord(token, 'default')) from = token.from;
    if (token.text === '(' || token.text === '[') depth += 1;
    if (token.text === ')' || token.text === ']') depth -= 1;
    // The first parentheses contain the arguments.
    if (depth === 0 && token.text === ')') break;
  }
  return text + definition.slice(written);
}

/** A `CREATE` statement of a function as `CREATE OR REPLACE`. */
export function replacing(definition: string): string {
  const [, next] = [...tokensOf(definition)].filter((token) => !isSeparator(token));
  return next && isWord(next, 'or')
    ? definition
    : `${definition.slice(0, next?.from)}OR REPLACE ${definition.slice(next?.from)}`;
}

/** The part of a function's definition before its SQL-standard body. */
function headerOf(definition: string): string | undefined {
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
