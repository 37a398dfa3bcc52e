/**
 * Formats a Markdown table. Columns that are empty in every row are omitted.
 *
 * @param header names of the columns
 * @param rows cells in Markdown
 * @returns an empty string if there are no rows
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

/** Block of a page. Empty and false ones are omitted. */
type Block = string | false | undefined;

/** Joins blocks by empty lines. */
export function joinBlocks(...blocks: readonly Block[]): string {
  return blocks.filter(Boolean).join('\n\n');
}

/** Formats a heading and the blocks under it. Returns an empty string if all blocks are empty. */
export function section(level: number, title: string, ...blocks: readonly Block[]): string {
  const body = joinBlocks(...blocks);
  return body === '' ? '' : `${'#'.repeat(level)} ${title}\n\n${body}`;
}

/** Joins words and phrases by spaces. Empty and false ones are omitted. */
export function joinWords(...words: readonly Block[]): string {
  return words.filter(Boolean).join(' ');
}

/** Formats a list. Empty and false items are omitted. */
export function list(items: readonly Block[]): string {
  return items
    .filter(Boolean)
    .map((item) => `- ${item}`)
    .join('\n');
}
