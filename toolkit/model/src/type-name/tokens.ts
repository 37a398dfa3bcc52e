/** A token of a type name. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'number' | 'string' | 'sign' | 'other' | 'end';
  /** A word in lower case, the contents of a quoted name, or any other token as written. */
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

/** The tokens of a text with a current position. */
export class Tokens {
  readonly #text: string;
  readonly #fail: (found: string) => Error;
  #next: Token;

  /**
   * @param text the whole text
   * @param fail creates the error for an invalid type name
   */
  constructor(text: string, fail: (found: string) => Error) {
    this.#text = text;
    this.#fail = fail;
    this.#next = this.#read(0);
  }

  /** The next token, without consuming it. */
  get next(): Token {
    return this.#next;
  }

  /** Consumes the next token. */
  take(): Token {
    const token = this.#next;
    if (token.kind !== 'end') this.#next = this.#read(token.end);
    return token;
  }

  /** Consumes the next token if it is the given word or sign. */
  takeIf(text: string): boolean {
    const found = this.is(text);
    if (found) this.take();
    return found;
  }

  /** Returns whether the next token is the given word or sign. */
  is(text: string): boolean {
    return this.#next.text === text && (this.#next.kind === 'word' || this.#next.kind === 'sign');
  }

  /** Consumes a required word or sign. */
  expect(text: string): void {
    if (!this.takeIf(text)) throw this.unexpected(`"${text}"`);
  }

  /** Returns the error for the next token. */
  unexpected(expected: string): Error {
    const { kind, start, end } = this.#next;
    const found = kind === 'end' ? 'the end' : `"${this.#text.slice(start, end)}"`;
    return this.#fail(`expected ${expected}, got ${found}`);
  }

  /** Returns an error with another description. */
  failure(found: string): Error {
    return this.#fail(found);
  }

  /** Moves the position back to a consumed token. */
  back(token: Token): void {
    this.#next = token;
  }

  /** The text between two positions. */
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
  // In a UTF-8 database PostgreSQL folds only ASCII letters.
  word: (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  quoted: (text) => text.replaceAll('""', '"'),
};
