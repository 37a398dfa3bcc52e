import { isSpace } from './characters.ts';
import { endOfLine } from './plain.ts';

/**
 * The functions return where a token ends, or -1 if its end is missing. They search with `indexOf`, because a regular
 * expression that repeats a group overflows the stack on a literal of some megabytes.
 */

/** Returns the end of a quoted identifier. */
export function endOfQuotedIdentifier(text: string, start: number): number {
  for (let from = start; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0 || text[quote + 1] !== '"') return quote < 0 ? -1 : quote + 1;
    from = quote + 2;
  }
}

/** Returns the end of a string, which can continue on another line. */
export function endOfString(text: string, start: number): number {
  for (let from = start; ; ) {
    const quote = text.indexOf("'", from);
    if (quote < 0) return -1;
    from = afterQuote(text, quote);
    if (from < 0) return quote + 1;
  }
}

/** Returns the end of a string in which a backslash escapes a quote. */
export function endOfEscapeString(text: string, start: number): number {
  const mark = /[\\']/g;
  mark.lastIndex = start;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    if (match[0] === '\\') mark.lastIndex += 1;
    else {
      const next = afterQuote(text, match.index);
      if (next < 0) return mark.lastIndex;
      mark.lastIndex = next;
    }
  }
  return -1;
}

/** Returns where a string continues after a quote: a doubled quote, or a next part; -1 if the quote ends the string. */
export function afterQuote(text: string, quote: number): number {
  return text[quote + 1] === "'" ? quote + 2 : startOfNextPart(text, quote + 1);
}

/** A string continues after whitespace with a line break, which can contain line comments. */
function startOfNextPart(text: string, gap: number): number {
  let hasBreak = false;
  for (let at = gap; ; ) {
    const character = text[at];
    if (character === "'" && hasBreak) return at + 1;
    if (character === '-' && text[at + 1] === '-') at = endOfLine(text, at);
    else if (isSpace(text.charCodeAt(at))) {
      hasBreak ||= character === '\n' || character === '\r';
      at += 1;
    } else return -1;
  }
}

const TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** Returns the opening tag of a dollar-quoted string: `$$` or `$tag$`. */
export function dollarTag(text: string, from: number): string | undefined {
  TAG.lastIndex = from;
  return TAG.exec(text)?.[0];
}

/** Returns the end of a dollar-quoted string. */
export function endOfDollarQuoted(text: string, start: number, tag: string): number {
  const end = text.indexOf(tag, start + tag.length);
  return end < 0 ? -1 : end + tag.length;
}

/** Returns the end of a block comment. Comments can be nested. */
export function endOfBlockComment(text: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return -1;
}
