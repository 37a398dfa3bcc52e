/**
 * A Markdown table. A column that is empty in every row is left out; nothing where there is no row.
 *
 * @param header the columns' names
 * @param rows their cells, Markdown already
 */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const shown = header.map((_, i) => rows.some((row) => (row[i] ?? '') !== ''));
  const line = (cells: readonly string[]) =>
    `| ${header.flatMap((_, i) => (shown[i] ? [cells[i] ?? ''] : [])).join(' | ')} |`.replace(
      / {2,}\|/g,
      ' |',
    );
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A part of a page, or none. */
type Part = string | false | undefined;

/** Parts of a page with an empty line between; the empty ones left out. */
export function blocks(...parts: readonly Part[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** A heading with what is under it, or nothing where that is nothing. */
export function section(level: number, title: string, ...parts: readonly Part[]): string {
  const body = blocks(...parts);
  return body === '' ? '' : `${'#'.repeat(level)} ${title}\n\n${body}`;
}
