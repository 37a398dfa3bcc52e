/** What a statement does to the transaction that it is in. */
type Control = 'begin' | 'commit' | 'rollback' | 'savepoint';

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

/**
 * Whether a text is one statement: has nothing but space and comments after its first semicolon.
 *
 * Nothing depends on it but what the statement answers: one that is taken for several answers no rows, several
 * that are taken for one are refused by the server.
 */
export function isSingle(text: string): boolean {
  let ended = false;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [token] = match;
    if (token === '/*') TOKEN.lastIndex = endOfComment(text, match.index);
    else if (token === ';') ended = true;
    else if (ended && !token.startsWith('--') && token.trim() !== '') return false;
  }
  return true;
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
