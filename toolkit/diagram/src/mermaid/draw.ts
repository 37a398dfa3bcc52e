import { type Model, type Table, tableKey } from '@trellis/model';
import { referencesOf } from '../tables/index.ts';
import { attributeLines, type ShownColumns, viewAttributeLines } from './attribute-lines.ts';
import { type DrawnView, viewReferenceLine, viewToken } from './drawn-view.ts';
import { entityNames, entityToken } from './entity-name.ts';
import { relationshipLine } from './relationship-line.ts';

/** Mermaid refuses a longer diagram (`maxTextSize`). */
const MAX_CHARACTERS = 50_000;

/** Details that a diagram shows of a table. */
export interface Detail {
  readonly columns: ShownColumns;
  readonly comments: boolean;
}

/** Diagram, and whether it has fewer details than wanted, because it would be too long. */
export interface Drawing {
  readonly text: string;
  readonly reduced: boolean;
}

/** Upper limits of the details, from all of them to the tables alone. */
const LIMITS: readonly [Detail, ...Detail[]] = [
  { columns: 'all', comments: true },
  { columns: 'all', comments: false },
  { columns: 'keys', comments: false },
  { columns: 'none', comments: false },
];

/**
 * Draws tables of a Model and the foreign keys between them, with the wanted details or as many as fit.
 *
 * @param detailOf returns the wanted details of a table
 * @param views views to draw beside the tables
 */
export function draw(
  model: Model,
  tables: readonly Table[],
  detailOf: (table: Table) => Detail,
  views: readonly DrawnView[] = [],
): Drawing {
  const lines = [...foreignKeyLines(model, tables), ...viewReferenceLines(model, tables, views)];
  const textWithin = (limit: Detail) => {
    const names = entityNames(model);
    const entities = tables.flatMap((table) => {
      const { columns, comments } = withinLimit(detailOf(table), limit);
      return entityLines(entityToken(names.get(table) ?? ''), attributeLines(table, columns, comments));
    });
    const viewEntities = views.flatMap(({ view }) => {
      const { columns, comments } = tables[0] ? withinLimit(detailOf(tables[0]), limit) : limit;
      return entityLines(viewToken(view), columns === 'all' ? viewAttributeLines(view, comments) : []);
    });
    const indented = [...entities, ...viewEntities, ...lines].map((line) => `  ${line}`);
    return ['erDiagram', ...indented, ''].join('\n');
  };
  const [all, ...fewer] = LIMITS;
  let text = textWithin(all);
  if (text.length <= MAX_CHARACTERS) return { text, reduced: false };
  for (const limit of fewer) {
    text = textWithin(limit);
    if (text.length <= MAX_CHARACTERS) break;
  }
  return { text, reduced: true };
}

function foreignKeyLines(model: Model, tables: readonly Table[]): string[] {
  const names = entityNames(model);
  const shown = new Set(tables);
  return referencesOf(model)
    .filter(({ child, parent }) => shown.has(child) && shown.has(parent))
    .map((reference) => relationshipLine(reference, names));
}

function viewReferenceLines(model: Model, tables: readonly Table[], views: readonly DrawnView[]): string[] {
  const names = entityNames(model);
  return views.flatMap(({ view, references }) =>
    references.flatMap((reference) => {
      const parent = tables.find((one) => tableKey(one) === reference.table);
      if (parent === undefined) return [];
      return [viewReferenceLine(view, entityToken(names.get(parent) ?? ''), reference)];
    }),
  );
}

function entityLines(token: string, attributes: readonly string[]): string[] {
  return attributes.length === 0 ? [token] : [`${token} {`, ...attributes.map((line) => `  ${line}`), '}'];
}

function withinLimit(wanted: Detail, limit: Detail): Detail {
  const order: readonly ShownColumns[] = ['all', 'keys', 'none'];
  const columns = order[Math.max(order.indexOf(wanted.columns), order.indexOf(limit.columns))] ?? 'none';
  return { columns, comments: wanted.comments && limit.comments };
}
