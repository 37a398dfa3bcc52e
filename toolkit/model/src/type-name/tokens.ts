/** A part of a type's name. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'number' | 'string' | 'sign' | 'other' | 'end';
  /** A word folded to lower case, the inside of a quoted name, anything else as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const BLANK = '[ \\t\\n\\r\\f\\v]*';
const LETTER = 'A-Za-z_\\u{80}-\\u{10ffff}';
const TOKEN = new RegExp(
  `(?<word>[${LETTER}][${LETTER}0-9$]*)|"(?<quoted>(?:[^"\\0]|"")+)"|(?<number>\\d+(?:\\.\\d+)?)|(?<string>'(?:[^'\\0]|'')*')|(?<sign>[()[\\],.])|(?<other>[^])`,
  'uy',
);

/** The tokens of a text, to be taken one after the other. */
export class Tokens {
  readonly #text: string;
  readonly #fail: (found: string) => Error;
  #next: Token;

  /**
   * @param text the whole text
   * @param fail the error about a text that is no type's name
   */
  constructor(text: string, fail: (found: string) => Error) {
    this.#text = text;
    this.#fail = fail;
    this.#next = this.#read(0);
  }

  /** The next token, which is not taken. */
  get next(): Token {
    return this.#next;
  }

  /** Takes the next token. */
  take(): Token {
    const token = this.#next;
    if (token.kind !== 'end') this.#next = this.#read(token.end);
    return token;
  }

  /** Takes the next token if it is this word or this sign. */
  takeIf(text: string): boolean {
    const found = this.is(text);
    if (found) this.take();
    return found;
  }

  /** Whether the next token is this word or this sign. */
  is(text: string): boolean {
    return this.#next.text === text && (this.#next.kind === 'word' || this.#next.kind === 'sign');
  }

  /** Takes a word or a sign that nothing else can stand for. */
  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected(`"${text}"`);
  }

  /** The error about the next token. */
  unexpected(expected: string): Error {
    const { kind, start, end } = this.#next;
    const found = kind === 'end' ? 'the end' : `"${this.#text.slice(start, end)}"`;
    return this.#fail(`expected ${expected}, got ${found}`);
  }

  /** The error about something else. */
  failure(found: string): Error {
    return this.#fail(found);
  }

  /** Takes tokens again from one that was taken. */
  back(token: Token): void {
    this.#next = token;
  }

  /** The text between two places. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  #read(from: number): Token {
    const start = from + (new RegExp(BLANK, 'y').exec(this.#text.slice(from))?.[0].length ?? 0);
    if (start === this.#text.length) return { kind: 'end', text: '', start, end: start };
    TOKEN.lastIndex = start;
    const groups = TOKEN.exec(this.#text)?.groups ?? {};
    const [kind = 'other', text = ''] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    return { kind: kind as Token['kind'], text: READ[kind]?.(text) ?? text, start, end: TOKEN.lastIndex };
  }
}

const READ: Readonly<Record<string, (text: string) => string>> = {
  // Of letters beyond ASCII, PostgreSQL folds none in a database in UTF-8.
  word: (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  quoted: (text) => text.replaceAll('""', '"'),
};
