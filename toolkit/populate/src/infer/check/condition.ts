import { stringValue, type Token, tokenName } from '@trellis/model/internal';
import type { Bound, CheckBounds } from './bounds.ts';
import { symbolOf, withoutParentheses } from './conjuncts.ts';
import { timeOf } from './time-constant.ts';

/** A condition on one column. */
export interface Condition {
  readonly column: string;
  readonly bounds: CheckBounds;
}

type Operand = { readonly column: string } | { readonly number: number } | { readonly text: string };

const MIRRORED: Readonly<Record<string, string>> = {
  '>': '<',
  '<': '>',
  '>=': '<=',
  '<=': '>=',
  '=': '=',
  '<>': '<>',
  '!=': '<>',
};

/** Parses a condition without AND and OR. Returns `undefined` if it has any other form than those of `readCheck`. */
export function parseCondition(tokens: readonly Token[]): Condition | undefined {
  return new ConditionParser(tokens).parse();
}

class ConditionParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Condition | undefined {
    if (this.#peek() === 'not') {
      this.#next();
      return negated(new ConditionParser(withoutParentheses(this.#tokens.slice(1))).parse());
    }
    const left = this.#operand();
    if (left === undefined) return undefined;
    if (this.#isAtEnd()) return 'column' in left ? oneOf(left.column, ['true']) : undefined;
    const operator = this.#next();
    if (operator === 'is' && 'column' in left) return this.#is(left.column);
    if (operator === 'not' && 'column' in left) return negated(this.#rest(left.column, this.#next()));
    if ((operator === 'between' || operator === 'in') && 'column' in left)
      return this.#rest(left.column, operator);
    if (operator === '=' && 'column' in left && this.#peek() === 'any') return this.#any(left.column);
    if (isUnequal(operator) && 'column' in left && this.#peek() === 'all')
      return negated(this.#any(left.column));
    const right = this.#operand();
    if (right === undefined || !this.#isAtEnd()) return undefined;
    if ('column' in left) return comparison(left.column, operator, right);
    return 'column' in right ? comparison(right.column, MIRRORED[operator ?? ''], left) : undefined;
  }

  /** What follows BETWEEN or IN. */
  #rest(column: string, operator: string | undefined): Condition | undefined {
    if (operator === 'between') return this.#between(column);
    return operator === 'in' ? this.#list(column, ')') : undefined;
  }

  /** `IS TRUE`, `IS FALSE` and their negations of a boolean column. */
  #is(column: string): Condition | undefined {
    const isNegated = this.#peek() === 'not';
    if (isNegated) this.#next();
    const value = this.#next();
    if (!this.#isAtEnd() || (value !== 'true' && value !== 'false')) return undefined;
    return isNegated ? negated(oneOf(column, [value])) : oneOf(column, [value]);
  }

  #between(column: string): Condition | undefined {
    const isSymmetric = this.#peek() === 'symmetric';
    if (isSymmetric) this.#next();
    const low = this.#operand();
    if (this.#next() !== 'and') return undefined;
    const ends = [boundOf(low, false), boundOf(this.#operand(), false)];
    if (isSymmetric) ends.sort((one, other) => (one?.value ?? 0) - (other?.value ?? 0));
    const [minimum, maximum] = ends;
    return minimum && maximum && this.#isAtEnd() ? { column, bounds: { minimum, maximum } } : undefined;
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
    const token = this.#tokens[this.#at];
    const sign = this.#next();
    let operand: Operand | undefined;
    if (sign === '(') {
      operand = this.#operand();
      if (this.#next() !== ')') return undefined;
    } else if (sign === '-') operand = numberOf(this.#tokens[this.#at++], -1);
    else if (this.#skipTypeOfLiteral()) operand = operandOf(this.#tokens[this.#at++] as Token);
    else if (token !== undefined) operand = operandOf(token);
    this.#skipCasts();
    return operand;
  }

  /** Skips the type of a typed literal after its first word: `date '2024-01-01'`, `timestamp with time zone '…'`. */
  #skipTypeOfLiteral(): boolean {
    if (this.#tokens[this.#at - 1]?.kind !== 'identifier') return false;
    const words = [0, 1, 2].map((index) => symbolOf(this.#tokens[this.#at + index]));
    const length = /^with(out)? time zone$/.test(words.join(' ')) ? 3 : 0;
    const literal = this.#tokens[this.#at + length];
    if (literal === undefined || stringValue(literal) === undefined) return false;
    this.#at += length;
    return true;
  }

  #skipCasts(): void {
    while (this.#peek() === '::') {
      this.#at++;
      while (this.#isName()) this.#at++;
      if (this.#peek() === '[') this.#at += 2;
      if (this.#peek() === '(') while (this.#next() !== ')' && !this.#isAtEnd());
    }
  }

  #isName(): boolean {
    const kind = this.#tokens[this.#at]?.kind;
    if (kind !== 'identifier') return kind === 'quoted identifier';
    return !/^(and|between|in|is|not)$/.test(this.#peek() ?? '');
  }

  #isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The word or sign that comes next; undefined for a constant, a name in quotes and the end. */
  #peek(): string | undefined {
    return symbolOf(this.#tokens[this.#at]);
  }

  #next(): string | undefined {
    return symbolOf(this.#tokens[this.#at++]);
  }
}

function operandOf(token: Token): Operand | undefined {
  if (token.kind === 'number') return numberOf(token);
  const word = symbolOf(token);
  if (word === 'true' || word === 'false') return { text: word };
  const column = tokenName(token);
  if (column !== undefined) return { column };
  const text = stringValue(token);
  return text === undefined ? undefined : { text };
}

function numberOf(token: Token | undefined, factor = 1): Operand | undefined {
  const value = token?.kind === 'number' ? Number(token.text.replaceAll('_', '')) : Number.NaN;
  return Number.isNaN(value) ? undefined : { number: factor * value };
}

function comparison(column: string, operator: string | undefined, constant: Operand): Condition | undefined {
  if (!('column' in constant)) {
    const value = 'text' in constant ? constant.text : String(constant.number);
    if (operator === '=') return oneOf(column, [value]);
    if (isUnequal(operator)) return negated(oneOf(column, [value]));
  }
  const bound = boundOf(constant, operator === '>' || operator === '<');
  if (bound === undefined) return undefined;
  if (operator === '>' || operator === '>=') return { column, bounds: { minimum: bound } };
  if (operator === '<' || operator === '<=') return { column, bounds: { maximum: bound } };
  return undefined;
}

function oneOf(column: string, values: readonly string[]): Condition {
  return { column, bounds: { values } };
}

function isUnequal(operator: string | undefined): boolean {
  return operator === '<>' || operator === '!=';
}

/** Returns a condition that allows only what another does not. */
function negated(condition: Condition | undefined): Condition | undefined {
  if (condition === undefined) return undefined;
  const { column, bounds } = condition;
  const { values, excluded, minimum, maximum } = bounds;
  if (values && Object.keys(bounds).length === 1) return { column, bounds: { excluded: values } };
  if (excluded && Object.keys(bounds).length === 1) return { column, bounds: { values: excluded } };
  // Of what is below and above a range, the values above it.
  const bound = maximum ?? minimum;
  if (bound === undefined) return undefined;
  const end = { ...bound, exclusive: !bound.exclusive };
  return { column, bounds: maximum ? { minimum: end } : { maximum: end } };
}

/** Returns the bound that a constant is: a number or a time. */
function boundOf(constant: Operand | undefined, exclusive: boolean): Bound | undefined {
  if (constant === undefined || 'column' in constant) return undefined;
  if ('number' in constant) return { value: constant.number, exclusive };
  const time = timeOf(constant.text);
  if (time) return { ...time, exclusive };
  // PostgreSQL prints a bigint constant as a string with a cast: '3'::bigint.
  const value = constant.text.trim() === '' ? Number.NaN : Number(constant.text);
  return Number.isNaN(value) ? undefined : { value, exclusive };
}
