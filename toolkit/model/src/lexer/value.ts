import { afterQuote, dollarTag } from './quoted.ts';
import type { Token } from './token.ts';

/**
 * Returns the name that an identifier stands for. PostgreSQL folds only ASCII letters in a database in UTF-8.
 *
 * A `UESCAPE` clause is tokens of its own, and is not applied.
 *
 * @param token an identifier or a quoted identifier
 */
export function identifierName({ kind, text }: Token): string {
  if (kind === 'identifier') return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const isUnicode = text[0] !== '"';
  const name = text.slice(isUnicode ? 3 : 1, -1).replaceAll('""', '"');
  return isUnicode ? name.replace(UNICODE_ESCAPE, unicode) : name;
}

/** Returns the name that a token stands for; undefined for one that is no identifier. */
export function tokenName(token: Token | undefined): string | undefined {
  return token?.kind === 'identifier' || token?.kind === 'quoted identifier'
    ? identifierName(token)
    : undefined;
}

/**
 * Returns the text that a string constant stands for; undefined for other tokens. As for `identifierName`, `UESCAPE` is
 * not applied.
 */
export function stringValue({ kind, text }: Token): string | undefined {
  switch (kind) {
    case 'string':
      return text[0] === "'"
        ? joined(text.slice(1, -1), /'/g)
        : joined(text.slice(3, -1), /'/g).replace(UNICODE_ESCAPE, unicode);
    case 'escape string':
      return joined(text.slice(2, -1), /[\\']/g);
    case 'dollar-quoted string': {
      const length = dollarTag(text, 0)?.length ?? 0;
      return text.slice(length, -length);
    }
    default:
      return undefined;
  }
}

/** Returns the text of all parts of a string, with its doubled quotes and escapes replaced. */
function joined(inner: string, mark: RegExp): string {
  let value = '';
  let from = 0;
  for (let match = mark.exec(inner); match; match = mark.exec(inner)) {
    value += inner.slice(from, match.index);
    if (match[0] === "'") {
      if (inner[match.index + 1] === "'") value += "'";
      from = afterQuote(inner, match.index);
    } else {
      ESCAPE.lastIndex = match.index;
      value += escaped(ESCAPE.exec(inner)?.[0] ?? '');
      from = ESCAPE.lastIndex;
    }
    mark.lastIndex = from;
  }
  return value + inner.slice(from);
}

const UNICODE_ESCAPE = /\\(?:\\|([\da-fA-F]{4})|\+([\da-fA-F]{6}))/g;

function unicode(found: string, four?: string, six?: string): string {
  const digits = four ?? six;
  return digits === undefined ? '\\' : character(digits, found);
}

/** PostgreSQL rejects code points beyond Unicode, so their escapes are kept as they are. */
function character(digits: string, otherwise: string): string {
  const point = Number.parseInt(digits, 16);
  return point > 0x10ffff ? otherwise : String.fromCodePoint(point);
}

/** Some bytes, a code point, or a single character. */
const ESCAPE = /(?:\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}))+|\\u[\da-fA-F]{4}|\\U[\da-fA-F]{8}|\\[\s\S]/y;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function escaped(found: string): string {
  if (/^\\(?:[0-7]|x[\da-fA-F])/.test(found)) return bytes(found.slice(1).split('\\'));
  const letter = found[1] ?? '';
  if (found.length > 2) return character(found.slice(2), found);
  return CONTROLS[letter] ?? letter;
}

/** Consecutive bytes, octal or hexadecimal, are characters in UTF-8. */
function bytes(codes: readonly string[]): string {
  const numbers = codes.map((code) =>
    code[0] === 'x' ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8) & 0xff,
  );
  return new TextDecoder().decode(Uint8Array.from(numbers));
}
