import { tableKey } from '@trellis/model';
import { type Href, tableBody } from '../dictionary/index.ts';
import { code, escapeText, fence, joinBlocks, link, section } from '../markdown/index.ts';
import { drawTable, stateDiagram } from '../mermaid/index.ts';
import type { ResolvedSource } from '../schema-source.ts';
import { findTable } from '../tables/index.ts';

/** Writes the page of a table: a diagram with its neighbours, those of its states, and its entry in the dictionary. */
export function tablePage(source: ResolvedSource, key: string, href: Href): string {
  const { model } = source;
  const table = findTable(model, key);
  const { text, missing } = drawTable(model, key);
  const links = missing.map((other) => link(tableKey(other), href(tableKey(other))));
  return `${joinBlocks(
    `# ${escapeText(key)}`,
    '[Diagram of all tables](../erd.md) · [Data dictionary](../dictionary.md) · [Rules](../rules.md)',
    escapeText(table.comment ?? ''),
    fence('mermaid', text),
    links.length > 0 && `Related tables that are not in the diagram: ${links.join(', ')}.`,
    ...table.triggers.map(
      ({ transitions, comment = '' }) =>
        transitions &&
        section(
          2,
          `States of ${code(transitions.column)}`,
          escapeText(comment),
          fence('mermaid', stateDiagram(transitions)),
        ),
    ),
    tableBody({ ...source, level: 1, href }, table),
  )}\n`;
}
