import { isIdentifierPart, isOperatorPart, isSpace } from './characters.ts';

/** The functions return where a token ends. */

export function endOfSpace(text: string, start: number): number {
  let end = start + 1;
  while (isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

export function endOfIdentifier(text: string, start: number): number {
  let end = start + 1;
  while (isIdentifierPart(text.charCodeAt(end))) end += 1;
  return end;
}

const LINE = /[^\n\r]*/y;

export function endOfLine(text: string, start: number): number {
  LINE.lastIndex = start;
  LINE.test(text);
  return LINE.lastIndex;
}

/** Of `1..10`, the number is `1`. */
const DECIMAL = '(?:\\d[\\d_]*(?:\\.(?!\\.)[\\d_]*)?|\\.\\d[\\d_]*)(?:e[+-]?\\d[\\d_]*)?';
const LETTERS = '(?:[a-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)?';
const NUMBER = new RegExp(`${DECIMAL}${LETTERS}`, 'iy');

export function endOfNumber(text: string, start: number): number {
  NUMBER.lastIndex = start;
  NUMBER.test(text);
  return NUMBER.lastIndex;
}

const PARAMETER = new RegExp(`\\$\\d+${LETTERS}`, 'iy');

/** Returns the end of the parameter at a position, or -1 if the position has no parameter. */
export function endOfParameter(text: string, start: number): number {
  PARAMETER.lastIndex = start;
  return PARAMETER.test(text) ? PARAMETER.lastIndex : -1;
}

/** An operator with one of these characters can end in `+` or `-`. */
const ALLOWS_SIGN = /[~!@#^&|`?%]/;

/** Returns the end of an operator. It ends before a comment, and in most cases before a sign: `>=-1` is `>=`, `-`, `1`. */
export function endOfOperator(text: string, start: number): number {
  let end = start + 1;
  while (isOperatorPart(text.charCodeAt(end)) && !beginsComment(text, end)) end += 1;
  const isSign = (at: number) => text[at] === '+' || text[at] === '-';
  if (end - start > 1 && isSign(end - 1) && !ALLOWS_SIGN.test(text.slice(start, end)))
    while (end - start > 1 && isSign(end - 1)) end -= 1;
  return end;
}

function beginsComment(text: string, at: number): boolean {
  const [first, second] = [text[at], text[at + 1]];
  return (first === '-' && second === '-') || (first === '/' && second === '*');
}
