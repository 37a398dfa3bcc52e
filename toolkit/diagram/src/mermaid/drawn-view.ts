import { type SchemaDescriptor, tableKey, type View } from '@trellis/model';
import { attributeType } from './attribute-type.ts';
import { safeText, shorten } from './safe-text.ts';

/** A view as it is drawn: beside the tables, with lines to those whose ids it shows. */
export interface DrawnView {
  readonly view: View;
  /** Its columns that show the ids of a table, with that table's key. */
  readonly shows: readonly { readonly column: string; readonly table: string }[];
}

/** How much of a column's sentence a diagram shows. */
const LONGEST_COMMENT = 100;

/**
 * A schema's views, with what their descriptors say that their columns refer to.
 *
 * @param views the Model's
 * @param schema the descriptors, where there are any: PostgreSQL does not tell
 */
export function drawnViews(views: readonly View[], schema: SchemaDescriptor | undefined): DrawnView[] {
  return views.map((view) => {
    const declared = schema?.views?.find((other) => tableKey(other) === tableKey(view))?.columns ?? {};
    const shows = Object.entries(declared).flatMap(([column, { references }]) =>
      references === undefined ? [] : [{ column, table: references.slice(0, references.lastIndexOf('.')) }],
    );
    return { view, shows };
  });
}

/** How a view is called in a diagram, where it must not be taken for a table. */
export function viewToken(view: View): string {
  return `"${safeText(tableKey(view)).replaceAll('%', '٪')} (view)"`;
}

/** The lines of a view's columns: type, name, and its sentence where comments are shown. */
export function viewLines({ columns }: View, comments: boolean): string[] {
  return columns
    .filter(({ name }) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    .map(({ name, type, comment }) => {
      const note = comments ? shorten(safeText(comment ?? ''), LONGEST_COMMENT) : '';
      return [attributeType(type || 'unknown').word, name, note && `"${note}"`]
        .filter((part) => part !== '')
        .join(' ');
    });
}
