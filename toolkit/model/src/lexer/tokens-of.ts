import { isDigit, isIdentifierStart, isOperatorPart, isSpace } from './characters.ts';
import {
  endOfIdentifier,
  endOfLine,
  endOfNumber,
  endOfOperator,
  endOfParameter,
  endOfSpace,
} from './plain.ts';
import {
  dollarTag,
  endOfBlockComment,
  endOfDollarQuoted,
  endOfEscapeString,
  endOfQuotedIdentifier,
  endOfString,
} from './quoted.ts';
import type { Token, TokenKind } from './token.ts';

/**
 * Splits SQL into tokens by the rules of PostgreSQL 15 and later, with `standard_conforming_strings` on, the default.
 * It accepts any text: the tokens in a row are the text.
 *
 * @example
 * import { tokensOf } from '@trellis/model/internal';
 *
 * [...tokensOf('a>=-1')].map(({ text }) => text); // ['a', '>=', '-', '1']
 */
export function* tokensOf(text: string): Generator<Token> {
  for (let from = 0; from < text.length; ) {
    const token = tokenAt(text, from);
    yield token;
    from = token.to;
  }
}

/** Returns the token that begins at an offset before the end of the text. */
export function tokenAt(text: string, from: number): Token {
  const code = text.charCodeAt(from);
  if (isSpace(code)) return token('whitespace', text, from, endOfSpace(text, from));
  if (isIdentifierStart(code))
    return prefixed(text, from) ?? token('identifier', text, from, endOfIdentifier(text, from));
  if (isDigit(code)) return token('number', text, from, endOfNumber(text, from));
  return (
    special(text, from) ??
    (isOperatorPart(code)
      ? token('operator', text, from, endOfOperator(text, from))
      : token('punctuation', text, from, endOfPunctuation(text, from)))
  );
}

/** Returns the end of `::`, `:=`, `..` or one character. */
function endOfPunctuation(text: string, from: number): number {
  const next = text[from + 1];
  const isPair = text[from] === ':' ? next === ':' || next === '=' : text[from] === '.' && next === '.';
  return from + (isPair ? 2 : 1);
}

/** Returns the token that its first characters identify. */
function special(text: string, from: number): Token | undefined {
  const next = text[from + 1];
  switch (text[from]) {
    case "'":
      return token('string', text, from, endOfString(text, from + 1));
    case '"':
      return token('quoted identifier', text, from, endOfQuotedIdentifier(text, from + 1));
    case '$':
      return dollar(text, from);
    case '.':
      return isDigit(text.charCodeAt(from + 1))
        ? token('number', text, from, endOfNumber(text, from))
        : undefined;
    case '-':
      return next === '-' ? token('line comment', text, from, endOfLine(text, from)) : undefined;
    case '/':
      return next === '*' ? token('block comment', text, from, endOfBlockComment(text, from)) : undefined;
    default:
      return undefined;
  }
}

function dollar(text: string, from: number): Token | undefined {
  const parameter = endOfParameter(text, from);
  if (parameter > 0) return token('parameter', text, from, parameter);
  const tag = dollarTag(text, from);
  if (tag === undefined) return undefined;
  return token('dollar-quoted string', text, from, endOfDollarQuoted(text, from, tag));
}

/** Returns the quoted token that begins with a letter. `N'…'` is the key word `N` and a string. */
function prefixed(text: string, from: number): Token | undefined {
  const next = text[from + 1];
  if (next !== "'" && next !== '&') return undefined;
  switch (text[from]?.toLowerCase()) {
    case 'e':
      return next === "'" ? token('escape string', text, from, endOfEscapeString(text, from + 2)) : undefined;
    case 'b':
    case 'x':
      return next === "'" ? token('bit string', text, from, endOfString(text, from + 2)) : undefined;
    case 'u': {
      const quote = next === '&' ? text[from + 2] : undefined;
      if (quote === "'") return token('string', text, from, endOfString(text, from + 3));
      return quote === '"'
        ? token('quoted identifier', text, from, endOfQuotedIdentifier(text, from + 3))
        : undefined;
    }
    default:
      return undefined;
  }
}

function token(kind: TokenKind, text: string, from: number, end: number): Token {
  if (end < 0) return { kind: 'unterminated', text: text.slice(from), from, to: text.length };
  return { kind, text: text.slice(from, end), from, to: end };
}
