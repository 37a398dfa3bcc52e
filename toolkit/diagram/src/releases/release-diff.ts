import { type Model, type Table, tableKey } from '@trellis/model';
import { code, escapeText } from '../markdown/escape.ts';
import { blocks, section } from '../markdown/table.ts';
import { drawnTables } from '../tables/drawn-tables.ts';
import { otherParts, type Part, tableParts } from './parts.ts';

/**
 * Tells what changed between two Models, in Markdown, for people: the tables that came, went and
 * changed, and in these the columns, constraints and indexes. Nothing where nothing changed. A table
 * or a column that `after` declares to have had another name in `before` was renamed; anything else that has
 * another name came and went.
 *
 * @param before the older one
 * @param after the newer one
 * @param level the heading level of a table that changed
 * @example releaseDiff(emptyModel, toModel(shop))
 */
export function releaseDiff(before: Model, after: Model, level = 3): string {
  const old = new Map(drawnTables(before).map((table) => [tableKey(table), table]));
  const now = new Map(drawnTables(after).map((table) => [tableKey(table), table]));
  const formerly = (table: Table) => (old.has(tableKey(table)) ? tableKey(table) : formerKey(table));
  const kept = new Set([...now.values()].map(formerly));
  const came = [...now].filter(([, table]) => !old.has(formerly(table)));
  const went = [...old.keys()].filter((key) => !kept.has(key));
  const renamed = [...now].filter(([key, table]) => formerly(table) !== key && old.has(formerly(table)));
  const changed = [...now].map(([key, table]) => {
    const was = old.get(formerly(table));
    return (
      was && section(level, escapeText(key), partDiff(tableParts(before, was), tableParts(after, table)))
    );
  });
  return blocks(
    [
      ...came.map(
        ([key, { comment }]) => `- New table ${code(key)}${comment ? `: ${escapeText(comment)}` : ''}`,
      ),
      ...renamed.map(([key, table]) => `- Renamed table ${code(formerly(table))} to ${code(key)}`),
      ...went.map((key) => `- Dropped table ${code(key)}`),
      partDiff(otherParts(before), otherParts(after)),
    ]
      .filter(Boolean)
      .join('\n'),
    ...changed,
  );
}

/** The key that a table had before a declared rename; its own where none is declared. */
function formerKey(table: Table): string {
  return tableKey({ ...table, name: table.renamedFrom ?? table.name });
}

/** What changed between two lists of parts, a line for each. */
function partDiff(before: readonly Part[], after: readonly Part[]): string {
  const key = ({ kind, name }: Part) => JSON.stringify([kind, name]);
  const old = new Map(before.map((part) => [key(part), part]));
  const formerly = (part: Part) => key(old.has(key(part)) ? part : { ...part, name: part.was ?? part.name });
  const kept = new Set(after.map(formerly));
  const lines = [
    ...after
      .filter((part) => formerly(part) !== key(part) && old.has(formerly(part)))
      .map((part) => `Renamed ${told({ ...part, name: part.was ?? '' })} to ${code(part.name)}`),
    ...after.map((part) => {
      const was = old.get(formerly(part));
      if (was === undefined)
        return `New ${told(part)}${part.long || part.says === '' ? '' : `: ${part.says}`}`;
      if (was.says === part.says) return '';
      return `Changed ${told(part)}${part.long ? '' : `: now ${part.says || 'none'}; before ${was.says || 'none'}`}`;
    }),
    ...before.map((part) => (kept.has(key(part)) ? '' : `Dropped ${told(part)}`)),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

function told({ kind, name }: Part): string {
  return name === '' ? kind : `${kind} ${code(name)}`;
}
