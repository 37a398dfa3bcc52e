/**
 * The text of a manifest as Biome and Prettier print JSON, so that a formatter does not change the file: each property on a
 * line of its own, and a list of plain values on one line if it fits.
 *
 * @param value the manifest
 * @param style the style of the project's formatter
 */
export function manifestText(value: unknown, { indent, lineWidth }: TextStyle): string {
  const print = (one: unknown, depth: number, column: number): string => {
    if (typeof one !== 'object' || one === null) return JSON.stringify(one);
    const [open, close] = Array.isArray(one) ? ['[', ']'] : ['{', '}'];
    // As in JSON, a property without a value is left out.
    const entries = Object.entries(one).filter(([, item]) => item !== undefined);
    if (entries.length === 0) return open + close;
    if (Array.isArray(one) && one.every((item) => typeof item !== 'object' || item === null)) {
      const line = `[${one.map((item) => JSON.stringify(item)).join(', ')}]`;
      // A comma may follow.
      if (column + line.length + 1 <= lineWidth) return line;
    }
    const margin = indent.repeat(depth + 1);
    const lines = entries.map(([key, item]) => {
      const name = Array.isArray(one) ? '' : `${JSON.stringify(key)}: `;
      return `${margin}${name}${print(item, depth + 1, widthOf(margin) + name.length)}`;
    });
    return `${open}\n${lines.join(',\n')}\n${indent.repeat(depth)}${close}`;
  };
  return `${print(value, 0, 0)}\n`;
}

/** How a formatter prints JSON. */
export interface TextStyle {
  /** The text of one level. */
  readonly indent: string;
  /** The number of characters of a line. */
  readonly lineWidth: number;
}

/** Both formatters count a tab as two characters by default. */
function widthOf(margin: string): number {
  return margin.replaceAll('\t', '  ').length;
}
