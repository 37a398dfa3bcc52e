import { type Model, type Table, tableKey } from '@trellis/model';
import type { Href } from '../dictionary/context.ts';
import { escapeText, fence, link } from '../markdown/escape.ts';
import { blocks, markdownTable } from '../markdown/table.ts';
import { draw } from '../mermaid/drawing.ts';
import { MOST_TABLES } from '../mermaid/erd.ts';
import { type DrawnView, drawnViews } from '../mermaid/view-lines.ts';
import type { Subject } from '../source.ts';
import { fileNames } from './file-name.ts';
import { overview } from './overview.ts';
import { type Group, groupsOf } from './split.ts';

/** With more tables than these, comments make the boxes so wide that nothing can be read. */
const MOST_COMMENTED = 8;

const LEGEND = [
  'A solid line: the foreign key is part of the primary key, so a row is only there with the row that it refers to.',
  'A dotted line: a plain reference.',
  'The ends: `||` exactly one, `|o` none or one, `o{` any number, `o|` at most one.',
].join(' ');

/** Where a table's page is, from a folder. */
type HrefFrom = (folder: string) => Href;

/** `erd.md`, and a page for each group in `erd/` where one diagram does not hold all tables. */
export function erdPages(
  { model, schema }: Subject,
  name: string,
  hrefFrom: HrefFrom,
): readonly (readonly [string, string])[] {
  const groups = groupsOf(model);
  const [only] = groups;
  const title = `# Entity-relationship diagram of ${escapeText(name)}`;
  const links = '[Data dictionary](dictionary.md)';
  if (only === undefined) return [['erd.md', `${blocks(title, 'There are no tables yet.')}\n`]];
  if (groups.length === 1) {
    const views = drawnViews(model.views, schema);
    const room = only.tables.length + views.length <= MOST_TABLES;
    const picture = diagram(model, only, hrefFrom('tables/'), room ? views : []);
    return [['erd.md', `${blocks(title, links, picture, viewList(model))}\n`]];
  }
  const names = fileNames(groups.map(({ centre }) => centre));
  const contents = markdownTable(
    ['Diagram', 'Tables'],
    groups.map(({ centre, tables }) => [
      link(tableKey(centre), `erd/${names.get(centre)}.md`),
      tables.map((table) => link(tableKey(table), hrefFrom('tables/')(tableKey(table)))).join(', '),
    ]),
  );
  return [
    [
      'erd.md',
      `${blocks(title, links, fence('mermaid', overview(model, groups)), contents, viewList(model))}\n`,
    ],
    ...groups.map(
      (group) =>
        [
          `erd/${names.get(group.centre)}.md`,
          `${blocks(
            `# ${escapeText(tableKey(group.centre))} and what belongs to it`,
            '[All diagrams](../erd.md) · [Data dictionary](../dictionary.md)',
            diagram(model, group, hrefFrom('../tables/')),
          )}\n`,
        ] as const,
    ),
  ];
}

/** The views, which the dictionary describes. */
function viewList({ views }: Model): string {
  if (views.length === 0) return '';
  return `Views: ${views.map((view) => link(tableKey(view), 'dictionary.md#views')).join(', ')}.`;
}

function diagram(
  model: Model,
  { tables, beyond }: Group,
  href: Href,
  views: readonly DrawnView[] = [],
): string {
  const guests = beyond.slice(0, MOST_TABLES - tables.length);
  const comments = tables.length <= MOST_COMMENTED;
  const { text, reduced } = draw(
    model,
    model.tables.filter((table) => tables.includes(table) || guests.includes(table)),
    (table) => (tables.includes(table) ? { columns: 'all', comments } : { columns: 'none', comments: false }),
    views,
  );
  const list = (some: readonly Table[]) =>
    some.map((table) => link(tableKey(table), href(tableKey(table)))).join(', ');
  return blocks(
    fence('mermaid', text),
    LEGEND,
    reduced && 'Not all columns fit into the picture: the pages of the tables have them.',
    `Tables: ${list(tables)}.`,
    beyond.length > 0 && `Keys lead beyond, to or from ${list(beyond)}.`,
  );
}
