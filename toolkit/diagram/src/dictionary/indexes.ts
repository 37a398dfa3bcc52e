import type { IndexDefinition } from '@trellis/model';
import { code, codes, escapeText, joinWords, markdownTable } from '../markdown/index.ts';

/** Formats the indexes of a table or view, without those of its constraints. */
export function indexTable(indexes: readonly IndexDefinition[]): string {
  return markdownTable(
    ['Index', 'Definition', 'Description'],
    indexes.map((index) => [code(index.name), indexDefinition(index), escapeText(index.comment ?? '')]),
  );
}

/** Formats the definition of an index. */
export function indexDefinition(index: IndexDefinition): string {
  const { unique, method, elements, include, where, nullsNotDistinct } = index;
  const keys = elements.map(({ column, expression, opclass, descending, nulls }) =>
    joinWords(
      code(column ?? expression ?? ''),
      opclass && code(opclass),
      descending && 'desc',
      nulls && `nulls ${nulls}`,
    ),
  );
  return joinWords(
    unique && 'unique',
    method,
    keys.join(', '),
    include && `include (${codes(include)})`,
    nullsNotDistinct && 'nulls not distinct',
    where && `where ${code(where)}`,
  );
}
