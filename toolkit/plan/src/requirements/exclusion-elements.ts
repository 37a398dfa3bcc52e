import { quoteIdentifier } from '@trellis/model';
import { identifierName, isSeparator, type Token, tokensOf } from '@trellis/model/internal';

/** A value by which rows exclude each other, and the operator that compares it. */
export interface ExclusionElement {
  /** A column or an expression, as SQL. */
  readonly value: string;
  /** `&&`, or `OPERATOR(public.=)`. */
  readonly operator: string;
}

/** What an exclusion constraint compares, and in which rows. */
export interface ExclusionElements {
  readonly elements: readonly ExclusionElement[];
  /** The condition of rows that it considers. Absent if it considers all. */
  readonly where?: string;
}

/**
 * Reads the definition of an exclusion constraint.
 *
 * @param definition the output of `pg_get_constraintdef`: `EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (…)`
 * @param column the name of a column before the plan, as SQL
 */
export function exclusionElements(
  definition: string,
  column: (name: string) => string = quoteIdentifier,
): ExclusionElements | undefined {
  const tokens = [...tokensOf(definition)].filter((token) => !isSeparator(token));
  const open = tokens.findIndex(({ text }) => text === '(');
  const close = endOf(tokens, open);
  if (open === -1 || close === -1) return undefined;
  const elements = splitByComma(tokens.slice(open + 1, close)).map((part) =>
    elementOf(part, definition, column),
  );
  if (!elements.every((one) => one !== undefined)) return undefined;
  const condition = tokens.slice(close + 1);
  const at = condition.findIndex((token) => isWord(token, 'where'));
  const end = endOf(condition, at + 1);
  return {
    elements,
    ...(at !== -1 && end !== -1 && { where: sqlOf(condition.slice(at + 1, end + 1), definition) }),
  };
}

/** An element: an expression, perhaps a collation and an operator class, `WITH` and an operator. */
function elementOf(
  tokens: readonly Token[],
  definition: string,
  column: (name: string) => string,
): ExclusionElement | undefined {
  const at = tokens.findLastIndex((token) => isWord(token, 'with'));
  const end = endOfExpression(tokens);
  if (at < 1 || end === 0 || end > at) return undefined;
  const [first] = tokens;
  const value = first && end === 1 ? column(identifierName(first)) : sqlOf(tokens.slice(0, end), definition);
  const after = tokens[end];
  const collation =
    after && isWord(after, 'collate')
      ? ` ${sqlOf(tokens.slice(end, endOfName(tokens, end + 1)), definition)}`
      : '';
  return { value: `${value}${collation}`, operator: sqlOf(tokens.slice(at + 1), definition) };
}

/** The number of tokens of the expression at the start: a column, a call of a function, or an expression in parentheses. */
function endOfExpression(tokens: readonly Token[]): number {
  const end = tokens[0]?.text === '(' ? 0 : endOfName(tokens, 0);
  return tokens[end]?.text === '(' ? endOf(tokens, end) + 1 : end;
}

/** The end of a name, perhaps with its schema. */
function endOfName(tokens: readonly Token[], from: number): number {
  return tokens[from + 1]?.text === '.' ? from + 3 : from + 1;
}

/** The index of the parenthesis that closes the one at an index; -1 without one. */
function endOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; open !== -1 && at < tokens.length; at++) {
    depth += depthOf(tokens[at]);
    if (depth === 0) return at;
  }
  return -1;
}

function splitByComma(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += depthOf(token);
    if (depth === 0 && token.text === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function depthOf(token: Token | undefined): number {
  if (token?.text === '(' || token?.text === '[') return 1;
  return token?.text === ')' || token?.text === ']' ? -1 : 0;
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'identifier' && identifierName(token) === word;
}

/** The text of tokens that follow each other. */
function sqlOf(tokens: readonly Token[], text: string): string {
  return text.slice(tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0);
}
