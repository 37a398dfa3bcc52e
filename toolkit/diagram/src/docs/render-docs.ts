import { tableKey } from '@trellis/model';
import type { Href } from '../dictionary/context.ts';
import { dictionaryOf } from '../dictionary/dictionary.ts';
import { type Release, releasePage } from '../releases/release-page.ts';
import { type Source, type Subject, subjectOf } from '../source.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import { erdPages } from './erd-page.ts';
import { fileNames } from './file-name.ts';
import { GENERATED } from './generated.ts';
import { tablePage } from './table-page.ts';

/** What {@link renderDocs} may be told. */
export interface DocsOptions {
  /** What to run to write the pages again, said at the top of each. */
  readonly command?: string;
  /** The releases, oldest first: what changed between them becomes a page. */
  readonly releases?: readonly Release[];
}

/** GitHub shows no Markdown file of more than 512 kB; half of it leaves room. */
const LONGEST_DICTIONARY = 250_000;

/**
 * Writes the documents of a schema: `erd.md` with the whole picture (and `erd/*.md` where it takes
 * several diagrams), `tables/*.md` with each table among its neighbours and its entry in the
 * dictionary, `dictionary.md` with all entries, and `releases.md` where releases are given. The same
 * source gives the same text, on every machine.
 *
 * @param source a Model, or descriptors, which tell relationships too
 * @returns the text of each file by its path, with `/`
 * @example for (const [path, text] of renderDocs(shop)) await writeFile(join('docs', path), text)
 */
export function renderDocs(source: Source, options: DocsOptions = {}): ReadonlyMap<string, string> {
  const subject = subjectOf(source);
  const { model, schema } = subject;
  const name = schema?.name ?? 'the database';
  const names = new Map([...fileNames(drawnTables(model))].map(([table, file]) => [tableKey(table), file]));
  const hrefFrom = (folder: string) => (key: string) =>
    names.has(key) ? `${folder}${names.get(key)}.md` : undefined;
  const pages: (readonly [path: string, text: string])[] = [
    ...erdPages(subject, name, hrefFrom),
    ['dictionary.md', dictionaryPage(subject, hrefFrom('tables/'))],
    ...[...names].map(([key, file]) => [`tables/${file}.md`, tablePage(subject, key, hrefFrom(''))] as const),
    ...(options.releases?.length ? [['releases.md', releasePage(name, options.releases)] as const] : []),
  ];
  const head = `${GENERATED}${options.command ? `: run \`${options.command}\`` : ''}. -->`;
  return new Map(pages.map(([path, text]) => [path, `${head}\n\n${text}`]));
}

function dictionaryPage(subject: Subject, href: Href): string {
  const whole = dictionaryOf(subject, { href });
  return whole.length <= LONGEST_DICTIONARY ? whole : dictionaryOf(subject, { href, entries: false });
}
