import { joinPath, type Table, tableKey } from '@trellis/model';
import { code, codes, escapeText, link, markdownTable } from '../markdown/index.ts';
import type { DictionaryContext } from './context.ts';

/** Formats the relationships that the descriptor of a table declares. Returns an empty string without descriptors. */
export function relationshipTable({ schema, href }: DictionaryContext, table: Table): string {
  const tables = schema?.tables ?? {};
  const key = tableKey(table);
  const target = (name: string) => link(name, href(name));
  return markdownTable(
    ['Relationship', 'Target', 'Direction', 'Foreign key', 'Cascade', 'Description'],
    Object.entries(tables[key]?.relationships ?? {}).map(([name, relationship]) => {
      const steps = joinPath(tables, key, name);
      const foreignKeys = steps.map(({ foreignKey }) => codes(foreignKey.columns)).join(' and ');
      return [
        code(name),
        target(relationship.target),
        relationship.direction,
        relationship.secondary === undefined
          ? foreignKeys
          : `${foreignKeys} of ${target(relationship.secondary)}`,
        (relationship.cascade ?? []).join(', '),
        escapeText(relationship.doc ?? ''),
      ];
    }),
  );
}
