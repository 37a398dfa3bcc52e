import type { IndexDefinition } from '@trellis/model';
import { code, codes, escapeText } from '../markdown/escape.ts';
import { markdownTable } from '../markdown/table.ts';

/** Indexes that no constraint owns, by name. */
export function indexTable(indexes: readonly IndexDefinition[]): string {
  return markdownTable(
    ['Index', 'Over', 'Description'],
    indexes.map((index) => [code(index.name), indexRule(index), escapeText(index.comment ?? '')]),
  );
}

/** What an index is over, in Markdown. */
export function indexRule({
  unique,
  method,
  elements,
  include,
  where,
  nullsNotDistinct,
}: IndexDefinition): string {
  const keys = elements.map(({ column, expression, opclass, descending, nulls }) =>
    [
      code(column ?? expression ?? ''),
      opclass && code(opclass),
      descending && 'descending',
      nulls && `nulls ${nulls}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return [
    unique && 'unique',
    method,
    keys.join(', '),
    include && `including ${codes(include)}`,
    nullsNotDistinct && 'nulls not distinct',
    where && `where ${code(where)}`,
  ]
    .filter(Boolean)
    .join(' ');
}
