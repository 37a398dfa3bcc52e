/** What a check asks of one column, as far as it was understood. */
export interface Asked {
  readonly minimum?: { readonly value: number; readonly exclusive: boolean };
  readonly maximum?: { readonly value: number; readonly exclusive: boolean };
  /** The only values. */
  readonly values?: readonly string[];
}

type Operand = { readonly column: string } | { readonly number: number } | { readonly text: string };

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|([a-z_][\w$]*)|('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|(::|<>|>=|<=|!=|[=<>()[\],.])|(\S))/giy;

/**
 * Reads what a check asks of its columns, where it is a conjunction of comparisons with constants,
 * `BETWEEN`, `IN` and `= ANY (ARRAY[…])`, as authors write it or PostgreSQL prints it. A part that
 * says anything else is passed over: PostgreSQL still checks it.
 *
 * @param expression the condition, without `CHECK`
 * @returns what is asked, by column (`value` in a domain's check)
 * @example readCheck('stars between 1 and 5').get('stars') // { minimum: { value: 1, … }, maximum: { value: 5, … } }
 */
export function readCheck(expression: string): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const part of conjuncts(tokens(expression))) {
    const found = new Reader(part).condition();
    if (found) asked.set(found.column, { ...asked.get(found.column), ...found.asked });
  }
  return asked;
}

function tokens(expression: string): string[] {
  return [...expression.matchAll(TOKEN)].map((match) => match[0].trim());
}

/** The parts that hold all together, brackets around them taken off; one part where there is an OR. */
function conjuncts(all: readonly string[]): (readonly string[])[] {
  const part = bare(all);
  const ends: number[] = [];
  let depth = 0;
  let between = false;
  for (const [index, token] of part.entries()) {
    if ('(['.includes(token)) depth++;
    if (')]'.includes(token)) depth--;
    if (depth > 0) continue;
    const word = token.toLowerCase();
    if (word === 'or') return [];
    if (word === 'between') between = true;
    else if (word === 'and' && between) between = false;
    else if (word === 'and') ends.push(index);
  }
  if (ends.length === 0) return [part];
  return [...ends, part.length].flatMap((end, index) =>
    conjuncts(part.slice((ends[index - 1] ?? -1) + 1, end)),
  );
}

/** Without brackets that go around all of it. */
function bare(part: readonly string[]): readonly string[] {
  if (part[0] !== '(') return part;
  let depth = 0;
  for (const [index, token] of part.entries()) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0) return index === part.length - 1 ? bare(part.slice(1, -1)) : part;
  }
  return part;
}

const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '<': '>', '>=': '<=', '<=': '>=', '=': '=' };

/** Reads one condition; gives nothing as soon as something is not understood. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  condition(): { column: string; asked: Asked } | undefined {
    const left = this.#operand();
    const operator = this.#word();
    if (left === undefined || operator === undefined) return undefined;
    if (operator === 'between' && 'column' in left) return this.#between(left.column);
    if (operator === 'in' && 'column' in left) return this.#oneOf(left.column, ')');
    if (operator === '=' && 'column' in left && this.#peek() === 'any') return this.#any(left.column);
    const right = this.#operand();
    if (right === undefined || this.#peek() !== undefined) return undefined;
    if ('column' in left) return compared(left.column, operator, right);
    return 'column' in right ? compared(right.column, MIRRORED[operator], left) : undefined;
  }

  #between(column: string): { column: string; asked: Asked } | undefined {
    const low = this.#operand();
    if (this.#word() !== 'and' || low === undefined || !('number' in low)) return undefined;
    const high = this.#operand();
    if (high === undefined || !('number' in high) || this.#peek() !== undefined) return undefined;
    return {
      column,
      asked: {
        minimum: { value: low.number, exclusive: false },
        maximum: { value: high.number, exclusive: false },
      },
    };
  }

  #any(column: string): { column: string; asked: Asked } | undefined {
    this.#word();
    let brackets = 0;
    while (this.#peek() === '(') {
      this.#word();
      brackets++;
    }
    if (brackets === 0 || this.#word() !== 'array') return undefined;
    return this.#oneOf(column, ']');
  }

  /** A list of constants up to its bracket; what follows it is casts. */
  #oneOf(column: string, end: string): { column: string; asked: Asked } | undefined {
    this.#word();
    const values: string[] = [];
    for (;;) {
      const value = this.#operand();
      if (value === undefined || 'column' in value) return undefined;
      values.push('text' in value ? value.text : String(value.number));
      const next = this.#word();
      if (next === end) return { column, asked: { values } };
      if (next !== ',') return undefined;
    }
  }

  /** A column or a constant, in brackets or not, casts passed over. */
  #operand(): Operand | undefined {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return undefined;
    let operand: Operand | undefined;
    if (token === '(') {
      operand = this.#operand();
      if (this.#word() !== ')') return undefined;
    } else if (/^-?\d/.test(token)) operand = { number: Number(token) };
    else if (token.startsWith("'")) operand = { text: token.slice(1, -1).replaceAll("''", "'") };
    else if (token.startsWith('"')) operand = { column: token.slice(1, -1).replaceAll('""', '"') };
    else if (/^[a-z_]/i.test(token)) operand = { column: token.toLowerCase() };
    this.#casts();
    return operand;
  }

  #casts(): void {
    while (this.#peek() === '::') {
      this.#at++;
      while (/^[a-z_"]/i.test(this.#peek() ?? '') && !/^(and|between|in)$/.test(this.#peek() ?? ''))
        this.#at++;
      if (this.#peek() === '[') this.#at += 2;
      if (this.#peek() === '(') while (this.#word() !== ')' && this.#at < this.#tokens.length);
    }
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.toLowerCase();
  }

  #word(): string | undefined {
    return this.#tokens[this.#at++]?.toLowerCase();
  }
}

function compared(
  column: string,
  operator: string | undefined,
  constant: Operand,
): { column: string; asked: Asked } | undefined {
  if (operator === '=' && !('column' in constant))
    return { column, asked: { values: ['text' in constant ? constant.text : String(constant.number)] } };
  // PostgreSQL prints a number of a larger type as a text with a cast.
  const value =
    'number' in constant ? constant.number : 'text' in constant ? Number(constant.text) : Number.NaN;
  if (Number.isNaN(value)) return undefined;
  const bound = { value, exclusive: operator === '>' || operator === '<' };
  if (operator === '>' || operator === '>=') return { column, asked: { minimum: bound } };
  if (operator === '<' || operator === '<=') return { column, asked: { maximum: bound } };
  return undefined;
}
