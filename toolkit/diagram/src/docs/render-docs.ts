import { tableKey } from '@trellis/model';
import { dictionaryOf, type Href } from '../dictionary/index.ts';
import { type ReleasedModel, releasePage } from '../releases/index.ts';
import { type ResolvedSource, resolveSource, type SchemaSource } from '../schema-source.ts';
import { drawnTables } from '../tables/index.ts';
import { erdPages } from './erd-page.ts';
import { fileNames } from './file-name.ts';
import { GENERATED } from './generated.ts';
import { rulesPage } from './rules-page.ts';
import type { NamedGroups } from './table-groups.ts';
import { tablePage } from './table-page.ts';

/**
 * Options of {@link renderDocs}.
 *
 * @example
 * import { type DocsOptions, readReleases } from '@trellis/diagram';
 *
 * const options: DocsOptions = { releases: await readReleases('releases'), command: 'npm run docs' };
 */
export interface DocsOptions {
  /** Command that writes the pages, which the comment at the top of each page names. */
  readonly command?: string;
  /** Releases of the schema, oldest first, for the page of what changed between them. */
  readonly releases?: readonly ReleasedModel[];
  /**
   * Tables by the name of the diagram that shows them, with their schema (`audit.log`) unless that is `public`. Tables of
   * no group are grouped by their foreign keys, as all are if there are more than 20 tables and no groups.
   */
  readonly groups?: NamedGroups;
}

/** Maximum length of the dictionary with an entry for each table. GitHub does not render a page of more than 512 kB. */
const MAX_DICTIONARY = 250_000;

/**
 * Writes the documentation of a schema: `erd.md` with the diagram of all tables (and `erd/*.md` if it takes several
 * diagrams), `tables/*.md` with the diagram and dictionary entry of each table, `dictionary.md`, `rules.md` with the
 * rules in words, and `releases.md` if there are releases. The same source gives the same pages, on every machine.
 *
 * @param source Model or descriptors; a Model has no relationships
 * @param options releases, command and named diagrams
 * @returns pages by path, with `/`
 * @throws TrellisError `TABLE_UNKNOWN` if a group has a table that does not exist; `DIAGRAM_TOO_LARGE` for a group of more
 *   than 20 tables
 * @example
 * import { renderDocs, writeDocs } from '@trellis/diagram';
 * import { defineSchema, integer, table } from '@trellis/model';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * await writeDocs('docs', renderDocs(library, { command: 'npm run docs' }));
 */
export function renderDocs(source: SchemaSource, options: DocsOptions = {}): ReadonlyMap<string, string> {
  const resolved = resolveSource(source);
  const { model, schema } = resolved;
  const name = schema?.name ?? 'the database';
  const names = new Map([...fileNames(drawnTables(model))].map(([table, file]) => [tableKey(table), file]));
  const hrefFrom = (folder: string) => (key: string) =>
    names.has(key) ? `${folder}${names.get(key)}.md` : undefined;
  const pages: (readonly [path: string, text: string])[] = [
    ...erdPages(resolved, name, hrefFrom, options.groups),
    ['dictionary.md', dictionaryPage(resolved, hrefFrom('tables/'))],
    ['rules.md', rulesPage(resolved, name, hrefFrom('tables/'))],
    ...[...names].map(
      ([key, file]) => [`tables/${file}.md`, tablePage(resolved, key, hrefFrom(''))] as const,
    ),
    ...(options.releases?.length
      ? [['releases.md', releasePage(name, options.releases, resolved.schema)] as const]
      : []),
  ];
  const head = `${GENERATED}${options.command ? `: run \`${options.command}\`` : ''}. -->`;
  return new Map(pages.map(([path, text]) => [path, `${head}\n\n${text}`]));
}

function dictionaryPage(source: ResolvedSource, href: Href): string {
  const whole = dictionaryOf(source, { href });
  return whole.length <= MAX_DICTIONARY ? whole : dictionaryOf(source, { href, entries: false });
}
