import { type Model, type Table, tableKey } from '@trellis/model';
import type { Href } from '../dictionary/index.ts';
import { escapeText, fence, joinBlocks, link, markdownTable } from '../markdown/index.ts';
import { type DrawnView, draw, drawnViews, MAX_TABLES } from '../mermaid/index.ts';
import type { ResolvedSource } from '../schema-source.ts';
import { distinctFileNames } from './file-name.ts';
import { overview } from './overview.ts';
import { type NamedGroups, type TableGroup, tableGroups } from './table-groups.ts';

/** Maximum number of tables with comments. In a diagram of more tables, comments make the boxes too wide to read. */
const MAX_COMMENTED = 8;

const LEGEND = [
  'Solid line: the foreign key is part of the primary key, so a row exists only with the row that it references.',
  'Dotted line: any other foreign key.',
  'Ends of a line: `||` exactly one, `|o` and `o|` zero or one, `o{` zero or more.',
].join(' ');

/** Returns addresses of the pages of tables, relative to a folder. */
type HrefFrom = (folder: string) => Href;

/** Writes `erd.md`, and a page for each group of tables in `erd/` if there are several. */
export function erdPages(
  { model, schema }: ResolvedSource,
  name: string,
  hrefFrom: HrefFrom,
  named: NamedGroups = {},
): readonly (readonly [path: string, text: string])[] {
  const groups = tableGroups(model, named);
  const [first] = groups;
  const title = `# Entity-relationship diagram of ${escapeText(name)}`;
  const links = '[Data dictionary](dictionary.md) · [Rules](rules.md)';
  if (first === undefined) return [['erd.md', `${joinBlocks(title, 'The schema has no tables.')}\n`]];
  if (groups.length === 1) {
    const views = drawnViews(model.views, schema);
    const fits = first.tables.length + views.length <= MAX_TABLES;
    const page = diagram(model, first, hrefFrom('tables/'), fits ? views : []);
    return [['erd.md', `${joinBlocks(title, links, page, viewList(model))}\n`]];
  }
  const names = distinctFileNames(groups, ({ title }) => title);
  const contents = markdownTable(
    ['Diagram', 'Tables'],
    groups.map((group) => [
      link(group.title, `erd/${names.get(group)}.md`),
      tableLinks(group.tables, hrefFrom('tables/')),
    ]),
  );
  return [
    [
      'erd.md',
      `${joinBlocks(title, links, fence('mermaid', overview(model, groups)), contents, viewList(model))}\n`,
    ],
    ...groups.map(
      (group) =>
        [
          `erd/${names.get(group)}.md`,
          `${joinBlocks(
            `# ${escapeText(group.named ? group.title : `${group.title} and related tables`)}`,
            '[All diagrams](../erd.md) · [Data dictionary](../dictionary.md)',
            diagram(model, group, hrefFrom('../tables/')),
          )}\n`,
        ] as const,
    ),
  ];
}

function viewList({ views }: Model): string {
  if (views.length === 0) return '';
  return `Views: ${views.map((view) => link(tableKey(view), 'dictionary.md#views')).join(', ')}.`;
}

function tableLinks(tables: readonly Table[], href: Href): string {
  return tables.map((table) => link(tableKey(table), href(tableKey(table)))).join(', ');
}

function diagram(
  model: Model,
  { tables, adjacent }: TableGroup,
  href: Href,
  views: readonly DrawnView[] = [],
): string {
  const shown = adjacent.slice(0, MAX_TABLES - tables.length);
  const comments = tables.length <= MAX_COMMENTED;
  const { text, reduced } = draw(
    model,
    model.tables.filter((table) => tables.includes(table) || shown.includes(table)),
    (table) => (tables.includes(table) ? { columns: 'all', comments } : { columns: 'none', comments: false }),
    views,
  );
  return joinBlocks(
    fence('mermaid', text),
    LEGEND,
    reduced &&
      'The diagram omits columns to stay within the limit of Mermaid. The pages of the tables have all columns.',
    `Tables: ${tableLinks(tables, href)}.`,
    adjacent.length > 0 && `Related tables in other diagrams: ${tableLinks(adjacent, href)}.`,
  );
}
