import { type Model, type Table, tableKey } from '@trellis/model';
import { referencesOf } from '../tables/reference.ts';
import { attributeLines, type ShownColumns } from './attribute.ts';
import { connectionLine } from './connection.ts';
import { entityNames, entityToken } from './entity-name.ts';
import { safeText } from './safe-text.ts';
import { type DrawnView, viewLines, viewToken } from './view-lines.ts';

/** Mermaid draws no longer text (`maxTextSize`). */
const MOST_CHARACTERS = 50_000;

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
 * @param views views to draw beside them
 */
export function draw(
  model: Model,
  tables: readonly Table[],
  detailOf: (table: Table) => Detail,
  views: readonly DrawnView[] = [],
): Drawing {
  const names = entityNames(model);
  const shown = new Set(tables);
  const connections = referencesOf(model)
    .filter(({ child, parent }) => shown.has(child) && shown.has(parent))
    .map((reference) => connectionLine(reference, names));
  const sights = views.flatMap(({ view, shows }) =>
    shows.flatMap(({ column, table }) => {
      const parent = tables.find((one) => tableKey(one) === table);
      if (parent === undefined) return [];
      return [`${entityToken(names.get(parent) ?? '')} ||..o{ ${viewToken(view)} : "${safeText(column)}"`];
    }),
  );
  const boxes = (most: Detail) =>
    views.flatMap(({ view }) => {
      const { columns, comments } = tables[0] ? least(detailOf(tables[0]), most) : most;
      const lines = columns === 'all' ? viewLines(view, comments) : [];
      return lines.length === 0
        ? [viewToken(view)]
        : [`${viewToken(view)} {`, ...lines.map((line) => `  ${line}`), '}'];
    });
  const textIn = (most: Detail) => {
    const entities = tables.flatMap((table) => {
      const { columns, comments } = least(detailOf(table), most);
      const lines = attributeLines(table, columns, comments);
      const token = entityToken(names.get(table) ?? '');
      return lines.length === 0 ? [token] : [`${token} {`, ...lines.map((line) => `  ${line}`), '}'];
    });
    return [
      'erDiagram',
      ...[...entities, ...boxes(most), ...connections, ...sights].map((line) => `  ${line}`),
      '',
    ].join('\n');
  };
  for (const [i, most] of STEPS.entries()) {
    const text = textIn(most);
    if (text.length <= MOST_CHARACTERS || i === STEPS.length - 1) return { text, reduced: i > 0 };
  }
  throw new RangeError('A diagram has at least one step of detail.');
}

function least(asked: Detail, most: Detail): Detail {
  const order: readonly ShownColumns[] = ['all', 'keys', 'none'];
  const columns = order[Math.max(order.indexOf(asked.columns), order.indexOf(most.columns))] ?? 'none';
  return { columns, comments: asked.comments && most.comments };
}
