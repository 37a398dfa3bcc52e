import { joinPath, type Relationship, type Table, tableKey } from '@trellis/model';
import { code, codes, escapeText, link } from '../markdown/escape.ts';
import { markdownTable } from '../markdown/table.ts';
import type { DictionaryContext } from './context.ts';

/** How many rows a relationship leads to, and whether others lead to the same. */
const COUNT: Readonly<Record<Relationship['direction'], string>> = {
  'one-to-many': 'many',
  'many-to-one': 'one',
  'one-to-one': 'one, and back to one',
  'many-to-many': 'many, and back to many',
};

/** The relationships that a table's descriptor declares; nothing where there are no descriptors. */
export function relationshipTable({ schema, href }: DictionaryContext, table: Table): string {
  const tables = schema?.tables ?? {};
  const key = tableKey(table);
  const target = (name: string) => link(name, href(name));
  return markdownTable(
    ['Relationship', 'Leads to', 'Rows', 'By', 'Cascades', 'Description'],
    Object.entries(tables[key]?.relationships ?? {}).map(([name, relationship]) => {
      const steps = joinPath(tables, key, name);
      const by = steps.map(({ foreignKey }) => codes(foreignKey.columns)).join(' and ');
      return [
        code(name),
        target(relationship.target),
        COUNT[relationship.direction],
        relationship.secondary === undefined ? by : `${by} of ${target(relationship.secondary)}`,
        (relationship.cascade ?? []).join(', '),
        escapeText(relationship.doc ?? ''),
      ];
    }),
  );
}
