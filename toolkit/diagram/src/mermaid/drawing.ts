import type { Model, Table } from '@trellis/model';
import { referencesOf } from '../tables/reference.ts';
import { attributeLines, type ShownColumns } from './attribute.ts';
import { connectionLine } from './connection.ts';
import { entityNames, entityToken } from './entity-name.ts';

/** Mermaid draws no longer text (`maxTextSize`). */
export const MOST_CHARACTERS = 50_000;

/** What is drawn of each table. */
export interface Detail {
  readonly columns: ShownColumns;
  readonly comments: boolean;
}

/** A diagram, and whether something had to be left out so that it fits. */
export interface Drawing {
  readonly text: string;
  readonly reduced: boolean;
}

/** From everything to nothing but the tables. */
const STEPS: readonly Detail[] = [
  { columns: 'all', comments: true },
  { columns: 'all', comments: false },
  { columns: 'keys', comments: false },
  { columns: 'none', comments: false },
];

/**
 * Draws some tables of a Model and the foreign keys between them, in as much detail as is asked for
 * and fits into a diagram.
 *
 * @param detailOf what is asked for, table by table
 */
export function draw(model: Model, tables: readonly Table[], detailOf: (table: Table) => Detail): Drawing {
  const names = entityNames(model);
  const connections = referencesOf(model)
    .filter(({ child, parent }) => tables.includes(child) && tables.includes(parent))
    .map((reference) => connectionLine(reference, names));
  const texts = STEPS.map((most) => {
    const entities = tables.flatMap((table) => {
      const { columns, comments } = least(detailOf(table), most);
      const lines = attributeLines(table, columns, comments);
      const token = entityToken(names.get(table) ?? '');
      return lines.length === 0 ? [token] : [`${token} {`, ...lines.map((line) => `  ${line}`), '}'];
    });
    return ['erDiagram', ...[...entities, ...connections].map((line) => `  ${line}`), ''].join('\n');
  });
  const text = texts.find(({ length }) => length <= MOST_CHARACTERS) ?? texts.at(-1) ?? '';
  return { text, reduced: text !== texts[0] };
}

function least(asked: Detail, most: Detail): Detail {
  const order: readonly ShownColumns[] = ['all', 'keys', 'none'];
  const columns = order[Math.max(order.indexOf(asked.columns), order.indexOf(most.columns))] ?? 'none';
  return { columns, comments: asked.comments && most.comments };
}
