/** The predicates take character codes. At the end of a text, `charCodeAt` returns NaN, for which all are false. */

/** Returns whether a character is whitespace. Unicode's other spaces are letters to PostgreSQL. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Returns whether an identifier can begin with a character: a letter, `_`, or anything beyond ASCII. */
export function isIdentifierStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

/** Returns whether an identifier can continue with a character. */
export function isIdentifierPart(code: number): boolean {
  return isIdentifierStart(code) || isDigit(code) || code === 36;
}

/** By code: 1 for the characters of operators. */
const OPERATOR_CHARACTERS = new Uint8Array(128);
for (const character of '~!@#^&|`?+-*/%<>=') OPERATOR_CHARACTERS[character.charCodeAt(0)] = 1;

/** Returns whether a character can be part of an operator. */
export function isOperatorPart(code: number): boolean {
  return OPERATOR_CHARACTERS[code] === 1;
}
