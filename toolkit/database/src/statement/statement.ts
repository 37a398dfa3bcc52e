/** The effect of a statement on its transaction. */
export type Control = 'begin' | 'commit' | 'rollback' | 'savepoint';

const CONTROLS: Readonly<Record<string, Control>> = {
  BEGIN: 'begin',
  START: 'begin',
  COMMIT: 'commit',
  END: 'commit',
  ROLLBACK: 'rollback',
  ABORT: 'rollback',
  SAVEPOINT: 'savepoint',
  RELEASE: 'savepoint',
};

/**
 * Returns how a single statement controls the transaction; undefined if it does not.
 *
 * It recognizes statements that programs write. It is no safeguard: the server detects the others.
 */
export function controlOf(text: string): Control | undefined {
  const [first = '', second] = text
    .trim()
    .toUpperCase()
    .split(/[\s;]+/, 2);
  return first === 'ROLLBACK' && second === 'TO' ? 'savepoint' : CONTROLS[first];
}

/** Tokens that decide where a statement ends: quoted text, comments, semicolons and single characters. */
const TOKEN =
  /(?<![\w$])e'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w$])(\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[\s\S]*?\1|--[^\n]*|\/\*|\s+|;|[\s\S]/giy;

/** One statement of an SQL script. */
export interface SqlStatement {
  /** Offsets in the script: the first character, and the end before the semicolon. */
  readonly from: number;
  readonly to: number;
  /** Its text without comments and quoted text. */
  readonly words: string;
}

/**
 * Splits an SQL script at its semicolons. A `BEGIN ATOMIC` body is split too, because it contains semicolons.
 *
 * It applies only the lexical rules, with `standard_conforming_strings` on, the default.
 *
 * @example
 * import { statementsOf } from '@trellis/database/internal';
 *
 * [...statementsOf("select ';'; -- ;\nselect 2")].length; // 2
 */
export function* statementsOf(text: string): Generator<SqlStatement> {
  let [from, to, words] = [-1, 0, ''];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    // The pattern is shared: another generator may change `lastIndex` between two statements.
    const next = token === '/*' ? endOfComment(text, match.index) : TOKEN.lastIndex;
    if (token === ';') {
      if (from >= 0) yield { from, to, words };
      [from, words] = [-1, ''];
    } else if (token === '/*' || token.startsWith('--') || token.trim() === '') words += ' ';
    else {
      if (from < 0) [from, words] = [match.index, ''];
      to = next;
      words += /^(?:e?'|"|\$.*\$)/is.test(token) ? "''" : token;
    }
    TOKEN.lastIndex = next;
  }
  if (from >= 0) yield { from, to, words };
}

/**
 * Returns whether a script has at most one statement.
 *
 * A wrong result is harmless: one statement taken for several returns no rows, and the server rejects several
 * taken for one.
 */
export function isSingle(text: string): boolean {
  const statements = statementsOf(text);
  statements.next();
  return statements.next().done === true;
}

/** Returns where a comment ends. Comments can be nested. */
function endOfComment(text: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}
