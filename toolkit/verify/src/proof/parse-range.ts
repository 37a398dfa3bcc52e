/** A range as PostgreSQL prints it, in its parts. A bound that is infinite is null. */
export interface RangeParts {
  readonly brackets: string;
  readonly lower: string | null;
  readonly upper: string | null;
}

/** One bound: quoted, plain or left out. In quotes, `""` and `\"` are a quote. */
const BOUND = String.raw`("(?:[^"\\]|""|\\.)*"|[^",()[\]\\]*)`;
const RANGE = new RegExp(`^([[(])${BOUND},${BOUND}([\\])])$`, 's');

/**
 * Parses the text of a range.
 *
 * @param text such as `[1,5)` or `["2020-01-01 00:00:00",)`
 * @returns for `empty`, no bounds and `empty` as its brackets
 */
export function parseRange(text: string): RangeParts {
  const match = RANGE.exec(text);
  if (!match) return { brackets: text, lower: null, upper: null };
  const [, open = '', lower = '', upper = '', close = ''] = match;
  return { brackets: `${open}${close}`, lower: bound(lower), upper: bound(upper) };
}

function bound(text: string): string | null {
  if (text === '') return null;
  if (!text.startsWith('"')) return text;
  return text
    .slice(1, -1)
    .replaceAll(/""|\\(.)/gs, (found, escaped: string | undefined) => escaped ?? found[0] ?? '');
}
