import { isSeparator, type TokenKind, tokensOf } from '@trellis/model/internal';

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
 * It applies only the lexical rules.
 *
 * @example
 * import { statementsOf } from '@trellis/database/internal';
 *
 * [...statementsOf("select ';'; -- ;\nselect 2")].length; // 2
 */
export function* statementsOf(text: string): Generator<SqlStatement> {
  let [from, to, words] = [-1, 0, ''];
  for (const token of tokensOf(text)) {
    if (isSeparator(token)) words += ' ';
    else if (token.kind === 'punctuation' && token.text === ';') {
      if (from >= 0) yield { from, to, words };
      [from, words] = [-1, ''];
    } else {
      if (from < 0) [from, words] = [token.from, ''];
      to = token.to;
      words += QUOTED.has(token.kind) ? "''" : token.text;
    }
  }
  if (from >= 0) yield { from, to, words };
}

const QUOTED: ReadonlySet<TokenKind> = new Set([
  'quoted identifier',
  'string',
  'escape string',
  'bit string',
  'dollar-quoted string',
  'unterminated',
]);

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
