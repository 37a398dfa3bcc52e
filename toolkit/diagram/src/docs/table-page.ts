import { tableKey } from '@trellis/model';
import type { Href } from '../dictionary/context.ts';
import { tableBody } from '../dictionary/table-entry.ts';
import { escapeText, fence, link } from '../markdown/escape.ts';
import { blocks } from '../markdown/table.ts';
import { drawTable } from '../mermaid/erd.ts';
import type { Subject } from '../source.ts';
import { findTable } from '../tables/find-table.ts';

/** A table's page: the table among its neighbours, and its entry in the dictionary. */
export function tablePage(subject: Subject, key: string, href: Href): string {
  const { model } = subject;
  const table = findTable(model, key);
  const { text, missing } = drawTable(model, key);
  const more = missing.map((other) => link(tableKey(other), href(tableKey(other))));
  return `${blocks(
    `# ${escapeText(key)}`,
    '[Diagram of all tables](../erd.md) · [Data dictionary](../dictionary.md)',
    escapeText(table.comment ?? ''),
    fence('mermaid', text),
    more.length > 0 && `Neighbours that are not in the picture: ${more.join(', ')}.`,
    tableBody({ ...subject, level: 1, href }, table),
  )}\n`;
}
