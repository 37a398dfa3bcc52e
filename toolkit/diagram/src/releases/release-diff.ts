import { type Model, tableKey } from '@trellis/model';
import { code, escapeText } from '../markdown/escape.ts';
import { blocks, section } from '../markdown/table.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import { otherParts, type Part, tableParts } from './parts.ts';

/**
 * Tells what changed between two Models, in Markdown, for people: the tables that came, went and
 * changed, and in these the columns, constraints and indexes. Nothing where nothing changed. A thing
 * that was renamed came and went: Models do not tell renames.
 *
 * @param before the older one
 * @param after the newer one
 * @param level the heading level of a table that changed
 * @example releaseDiff(emptyModel, toModel(shop))
 */
export function releaseDiff(before: Model, after: Model, level = 3): string {
  const old = new Map(drawnTables(before).map((table) => [tableKey(table), table]));
  const now = new Map(drawnTables(after).map((table) => [tableKey(table), table]));
  const came = [...now].filter(([key]) => !old.has(key));
  const went = [...old.keys()].filter((key) => !now.has(key));
  const changed = [...now].map(([key, table]) => {
    const was = old.get(key);
    return (
      was && section(level, escapeText(key), partDiff(tableParts(before, was), tableParts(after, table)))
    );
  });
  return blocks(
    [
      ...came.map(
        ([key, { comment }]) => `- New table ${code(key)}${comment ? `: ${escapeText(comment)}` : ''}`,
      ),
      ...went.map((key) => `- Dropped table ${code(key)}`),
      partDiff(otherParts(before), otherParts(after)),
    ]
      .filter(Boolean)
      .join('\n'),
    ...changed,
  );
}

/** What changed between two lists of parts, a line for each. */
function partDiff(before: readonly Part[], after: readonly Part[]): string {
  const key = ({ kind, name }: Part) => JSON.stringify([kind, name]);
  const old = new Map(before.map((part) => [key(part), part]));
  const now = new Map(after.map((part) => [key(part), part]));
  const lines = [
    ...after.map((part) => {
      const was = old.get(key(part));
      if (was === undefined)
        return `New ${told(part)}${part.long || part.says === '' ? '' : `: ${part.says}`}`;
      if (was.says === part.says) return '';
      return `Changed ${told(part)}${part.long ? '' : `: now ${part.says || 'none'}; before ${was.says || 'none'}`}`;
    }),
    ...before.map((part) => (now.has(key(part)) ? '' : `Dropped ${told(part)}`)),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

function told({ kind, name }: Part): string {
  return name === '' ? kind : `${kind} ${code(name)}`;
}
