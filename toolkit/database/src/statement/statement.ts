/** What a statement does to the transaction that it is in. */
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
 * How a single statement as a program writes it controls the transaction; nothing when it is another one.
 *
 * It serves to translate, not to guard: what gets past it is found by the server.
 */
export function controlOf(text: string): Control | undefined {
  const [first = '', second] = text
    .trim()
    .toUpperCase()
    .split(/[\s;]+/, 2);
  return first === 'ROLLBACK' && second === 'TO' ? 'savepoint' : CONTROLS[first];
}

/** Quoted texts, comments, and what is neither, as far as it tells where a statement ends. */
const TOKEN =
  /(?<![\w$])e'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w$])(\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[\s\S]*?\1|--[^\n]*|\/\*|\s+|;|[\s\S]/giy;

/** One statement of a text. */
export interface Statement {
  /** Where it stands in the text: from its first sign to before its semicolon. */
  readonly from: number;
  readonly to: number;
  /** Its words alone: no comments, and nothing in its quotes. */
  readonly words: string;
}

/**
 * The statements of a text, between its semicolons. What stands between `BEGIN ATOMIC` and its `END` comes in
 * several, as it has semicolons too.
 *
 * It knows the lexical rules alone, with `standard_conforming_strings` on, as it is unless somebody turns it off.
 *
 * @example
 * [...statementsOf("select ';'; -- ;\nselect 2")].length; // 2
 */
export function* statementsOf(text: string): Generator<Statement> {
  let [from, to, words] = [-1, 0, ''];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    // The pattern is shared: where it stands is kept while others go on with theirs.
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
 * Whether a text is one statement at most.
 *
 * Nothing depends on it but what the statement answers: one that is taken for several answers no rows, several
 * that are taken for one are refused by the server.
 */
export function isSingle(text: string): boolean {
  const statements = statementsOf(text);
  statements.next();
  return statements.next().done === true;
}

/** Comments may hold others. */
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
