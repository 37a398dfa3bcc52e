import { type SchemaDescriptor, tableKey, type View } from '@trellis/model';
import { safeText } from './safe-text.ts';

/** View in a diagram, with lines to the tables whose ids it has. */
export interface DrawnView {
  readonly view: View;
  /** Columns that hold ids, with the key of the table. */
  readonly references: readonly ViewReference[];
}

/** Column of a view that holds ids of a table. */
export interface ViewReference {
  readonly column: string;
  /** Key of the table. */
  readonly table: string;
  /** The column can be null. */
  readonly isOptional: boolean;
  /** The column identifies a row of the view, so that an id is in one row at most. */
  readonly isKey: boolean;
}

/**
 * Returns the views of a Model with the references of their columns.
 *
 * @param schema descriptors of the views, if there are any; PostgreSQL does not know the references
 */
export function drawnViews(views: readonly View[], schema: SchemaDescriptor | undefined): DrawnView[] {
  return views.map((view) => {
    const { columns = {}, key } = schema?.views?.find((one) => tableKey(one) === tableKey(view)) ?? {};
    const keys = [...(key ? [key] : []), ...uniqueIndexes(view)];
    const references = Object.entries(columns).flatMap(([column, { references: target, nullable }]) => {
      // An older release can have the view without the column.
      if (target === undefined || !view.columns.some(({ name }) => name === column)) return [];
      return [
        {
          column,
          table: target.slice(0, target.lastIndexOf('.')),
          isOptional: nullable !== false,
          isKey: keys.some((one) => one.length === 1 && one[0] === column),
        },
      ];
    });
    return { view, references };
  });
}

/** Columns of the unique indexes of a materialized view, without partial ones and expressions. */
function uniqueIndexes({ indexes }: View): (readonly (string | undefined)[])[] {
  return indexes.flatMap(({ unique, where, elements }) =>
    unique && where === undefined ? [elements.map(({ column }) => column)] : [],
  );
}

/** Prints the line from a table to a view whose column holds its ids. */
export function viewReferenceLine(
  view: View,
  parent: string,
  { column, isOptional, isKey }: ViewReference,
): string {
  return `${parent} ${isOptional ? '|o' : '||'}..${isKey ? 'o|' : 'o{'} ${viewToken(view)} : "${safeText(column)}"`;
}

/** Prints the name of a view, which differs from the names of all tables. */
export function viewToken(view: View): string {
  return `"${safeText(tableKey(view)).replaceAll('%', '٪')} (view)"`;
}
