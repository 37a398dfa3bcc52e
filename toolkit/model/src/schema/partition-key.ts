import { isSeparator, type Token, tokenName, tokensOf } from '../lexer/index.ts';

/** The key of a partitioned table, as `partitionBy` declares it. */
export interface PartitionKey {
  /** `range`, `list` or `hash`. */
  readonly strategy: string;
  /** The columns in order. An expression has no column. */
  readonly columns: readonly (string | undefined)[];
}

/**
 * Reads the text of `PARTITION BY`.
 *
 * @returns undefined if the text is not of the form `STRATEGY (element, …)`
 * @example
 * partitionKeyOf('RANGE (created_at)'); // { strategy: 'range', columns: ['created_at'] }
 */
export function partitionKeyOf(text: string): PartitionKey | undefined {
  const [strategy, ...rest] = [...tokensOf(text)].filter((token) => !isSeparator(token));
  const name = tokenName(strategy)?.toLowerCase();
  const elements = listOf(rest);
  return name === undefined || elements === undefined
    ? undefined
    : { strategy: name, columns: elements.map(columnOf) };
}

/** Splits the first list in parentheses at its commas. Returns undefined without one. */
export function listOf(tokens: readonly Token[]): readonly (readonly Token[])[] | undefined {
  if (tokens[0]?.text !== '(') return undefined;
  const elements: Token[][] = [[]];
  let depth = 1;
  for (const token of tokens.slice(1)) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth === 0) return elements;
    if (depth === 1 && token.text === ',') elements.push([]);
    else elements.at(-1)?.push(token);
  }
  return undefined;
}

/** The column of an element, which a collation and an operator class may follow. A call is an expression. */
export function columnOf([first, second]: readonly Token[]): string | undefined {
  return second?.text === '(' ? undefined : tokenName(first);
}
