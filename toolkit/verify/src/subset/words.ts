import { identifierName, stringValue, type Token, tokenAt } from '@trellis/model/internal';

/**
 * Calls a function with each word of a text, in lower case. Words inside quotes and comments count. The text may be SQL
 * or a bare name: a name has the same words when it stands alone, as a quoted identifier, and inside a string.
 */
export function visitWords(text: string, visit: (word: string) => void): void {
  let token: Token;
  for (let from = 0; from < text.length; from = token.to) {
    token = tokenAt(text, from);
    switch (token.kind) {
      case 'identifier':
      case 'number':
      case 'parameter':
        visit(token.text.toLowerCase());
        break;
      case 'whitespace':
      case 'operator':
      case 'punctuation':
        break;
      default:
        visitWords(innerText(token), visit);
    }
  }
}

/** The text inside a quoted token or a comment. */
function innerText(token: Token): string {
  if (token.kind === 'quoted identifier') return identifierName(token);
  return stringValue(token) ?? token.text.slice(token.kind === 'unterminated' ? 1 : 2);
}
