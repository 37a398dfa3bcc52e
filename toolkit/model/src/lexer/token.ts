/** The kinds of tokens, as in PostgreSQL's documentation, "Lexical Structure". */
export type TokenKind =
  /** A key word or a name without quotes. */
  | 'identifier'
  /** `"…"` or `U&"…"`. */
  | 'quoted identifier'
  /** `'…'` or `U&'…'`. */
  | 'string'
  /** `E'…'`. */
  | 'escape string'
  /** `B'…'` or `X'…'`. */
  | 'bit string'
  /** `$$…$$` or `$tag$…$tag$`. */
  | 'dollar-quoted string'
  /** A number, with letters that follow it: PostgreSQL rejects `1a` as one token. */
  | 'number'
  /** `$1`. */
  | 'parameter'
  | 'operator'
  /** `( ) [ ] , ; : :: := . ..`, and characters that have no meaning in SQL. */
  | 'punctuation'
  | 'line comment'
  | 'block comment'
  | 'whitespace'
  /** A quoted token or a block comment without its end. It is the rest of the text. */
  | 'unterminated';

/** A token of SQL. */
export interface Token {
  readonly kind: TokenKind;
  /** The token as written. */
  readonly text: string;
  /** Offsets in the text: the first character, and the end. */
  readonly from: number;
  readonly to: number;
}

/** Returns whether a token only separates others: whitespace or a comment. */
export function isSeparator({ kind }: Token): boolean {
  return kind === 'whitespace' || kind === 'line comment' || kind === 'block comment';
}
