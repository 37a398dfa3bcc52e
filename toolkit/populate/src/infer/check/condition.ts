/** The values that a check allows in a column. */
export interface CheckBounds {
  readonly minimum?: { readonly value: number; readonly exclusive: boolean };
  readonly maximum?: { readonly value: number; readonly exclusive: boolean };
  /** All allowed values. */
  readonly values?: readonly string[];
}

/** A condition on one column. */
export interface Condition {
  readonly column: string;
  readonly bounds: CheckBounds;
}

type Operand = { readonly column: string } | { readonly number: number } | { readonly text: string };

const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=', '=': '=' };

/** Parses a condition without AND and OR. Returns `undefined` if it has any other form than those of `readCheck`. */
export function parseCondition(tokens: readonly string[]): Condition | undefined {
  return new ConditionParser(tokens).parse();
}

class ConditionParser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  parse(): Condition | undefined {
    const left = this.#operand();
    const operator = this.#next();
    if (left === undefined || operator === undefined) return undefined;
    if (operator === 'between' && 'column' in left) return this.#between(left.column);
    if (operator === 'in' && 'column' in left) return this.#list(left.column, ')');
    if (operator === '=' && 'column' in left && this.#peek() === 'any') return this.#any(left.column);
    const right = this.#operand();
    if (right === undefined || this.#peek() !== undefined) return undefined;
    if ('column' in left) return comparison(left.column, operator, right);
    return 'column' in right ? comparison(right.column, MIRRORED[operator], left) : undefined;
  }

  #between(column: string): Condition | undefined {
    const low = this.#operand();
    if (this.#next() !== 'and' || low === undefined || !('number' in low)) return undefined;
    const high = this.#operand();
    if (high === undefined || !('number' in high) || this.#peek() !== undefined) return undefined;
    const [minimum, maximum] = [low, high].map(({ number }) => ({ value: number, exclusive: false }));
    return { column, bounds: { minimum, maximum } };
  }

  #any(column: string): Condition | undefined {
    this.#next();
    let parentheses = 0;
    while (this.#peek() === '(') {
      this.#next();
      parentheses++;
    }
    if (parentheses === 0 || this.#next() !== 'array') return undefined;
    return this.#list(column, ']');
  }

  /** Constants up to the closing bracket. Only casts can follow it. */
  #list(column: string, end: string): Condition | undefined {
    this.#next();
    const values: string[] = [];
    for (;;) {
      const value = this.#operand();
      if (value === undefined || 'column' in value) return undefined;
      values.push('text' in value ? value.text : String(value.number));
      const separator = this.#next();
      if (separator === end) return { column, bounds: { values } };
      if (separator !== ',') return undefined;
    }
  }

  /** A column or a constant, with optional parentheses and casts. */
  #operand(): Operand | undefined {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return undefined;
    let operand: Operand | undefined;
    if (token === '(') {
      operand = this.#operand();
      if (this.#next() !== ')') return undefined;
    } else if (/^-?\d/.test(token)) operand = { number: Number(token) };
    else if (token.startsWith("'")) operand = { text: token.slice(1, -1).replaceAll("''", "'") };
    else if (token.startsWith('"')) operand = { column: token.slice(1, -1).replaceAll('""', '"') };
    else if (/^[a-z_]/i.test(token)) operand = { column: token.toLowerCase() };
    this.#skipCasts();
    return operand;
  }

  #skipCasts(): void {
    while (this.#peek() === '::') {
      this.#at++;
      while (/^[a-z_"]/i.test(this.#peek() ?? '') && !/^(and|between|in)$/.test(this.#peek() ?? ''))
        this.#at++;
      if (this.#peek() === '[') this.#at += 2;
      if (this.#peek() === '(') while (this.#next() !== ')' && this.#at < this.#tokens.length);
    }
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.toLowerCase();
  }

  #next(): string | undefined {
    return this.#tokens[this.#at++]?.toLowerCase();
  }
}

function comparison(column: string, operator: string | undefined, constant: Operand): Condition | undefined {
  if (operator === '=' && !('column' in constant))
    return { column, bounds: { values: ['text' in constant ? constant.text : String(constant.number)] } };
  // PostgreSQL prints a bigint constant as a string with a cast: '3'::bigint.
  const value =
    'number' in constant ? constant.number : 'text' in constant ? Number(constant.text) : Number.NaN;
  if (Number.isNaN(value)) return undefined;
  const bound = { value, exclusive: operator === '>' || operator === '<' };
  if (operator === '>' || operator === '>=') return { column, bounds: { minimum: bound } };
  if (operator === '<' || operator === '<=') return { column, bounds: { maximum: bound } };
  return undefined;
}
