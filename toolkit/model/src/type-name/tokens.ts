import { type TokenKind, tokenAt, tokenName } from '../lexer/index.ts';

/** A token of a type name. */
export interface TypeToken {
  readonly kind: TokenKind | 'end';
  /** The name of an identifier, or any other token as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of a text with a current position. */
export class Tokens {
  readonly #text: string;
  readonly #fail: (found: string) => Error;
  #next: TypeToken;

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
  get next(): TypeToken {
    return this.#next;
  }

  /** Consumes the next token. */
  take(): TypeToken {
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
    return (
      this.#next.text === text && (this.#next.kind === 'identifier' || this.#next.kind === 'punctuation')
    );
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
  back(token: TypeToken): void {
    this.#next = token;
  }

  /** The text between two positions. */
  slice(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  #read(from: number): TypeToken {
    if (from === this.#text.length) return { kind: 'end', text: '', start: from, end: from };
    const token = tokenAt(this.#text, from);
    if (token.kind === 'whitespace') return this.#read(token.to);
    const text = tokenName(token) ?? token.text;
    // PostgreSQL accepts neither an empty name nor a NUL character.
    const kind = text === '' || text.includes('\0') ? 'unterminated' : token.kind;
    return { kind, text, start: token.from, end: token.to };
  }
}
