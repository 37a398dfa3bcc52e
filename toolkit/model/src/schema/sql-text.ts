import { isSeparator, type Token, tokensOf } from '../lexer/index.ts';

/** The tokens of SQL without whitespace and comments. */
export function wordsOf(text: string): Token[] {
  return [...tokensOf(text)].filter((token) => !isSeparator(token));
}

/** Whether a token is a key word, in any case. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'identifier' && token.text.toUpperCase() === word;
}

/** Whether a quote or comment does not end. */
export function endsQuoted(text: string): boolean {
  return wordsOf(text).some(({ kind }) => kind === 'unterminated');
}

/** Whether SQL contains a semicolon outside quotes and comments. */
export function hasSemicolon(text: string): boolean {
  return wordsOf(text).some(isSemicolon);
}

/**
 * Whether SQL has a second statement after a semicolon. The semicolons of a rule's actions are in parentheses, those of
 * an SQL-standard body before its `END`.
 */
export function hasSeveralStatements(text: string): boolean {
  const words = wordsOf(text);
  const body = words.findIndex((word, at) => isWord(word, 'BEGIN') && isWord(words[at + 1], 'ATOMIC'));
  const from =
    body < 0 ? 0 : words.length - 1 - [...words].reverse().findIndex((word) => isWord(word, 'END'));
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word.text === '(') depth += 1;
    if (word.text === ')') depth -= 1;
    if (at >= from && depth <= 0 && isSemicolon(word) && words.slice(at).some((one) => !isSemicolon(one)))
      return true;
  }
  return false;
}

function isSemicolon({ kind, text }: Token): boolean {
  return kind === 'punctuation' && text === ';';
}
