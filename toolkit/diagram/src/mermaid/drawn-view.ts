import { type SchemaDescriptor, tableKey, type View } from '@trellis/model';
import { attributeType } from './attribute-type.ts';
import { LONGEST_COMMENT, safeText, shorten } from './safe-text.ts';

/** View in a diagram, with lines to the tables whose ids it has. */
export interface DrawnView {
  readonly view: View;
  /** Columns that hold ids, with the key of the table. */
  readonly references: readonly { readonly column: string; readonly table: string }[];
}

/**
 * Returns the views of a Model with the references of their columns.
 *
 * @param schema descriptors of the views, if there are any; PostgreSQL does not know the references
 */
export function drawnViews(views: readonly View[], schema: SchemaDescriptor | undefined): DrawnView[] {
  return views.map((view) => {
    const declared = schema?.views?.find((other) => tableKey(other) === tableKey(view))?.columns ?? {};
    const references = Object.entries(declared).flatMap(([column, { references: target }]) =>
      target === undefined ? [] : [{ column, table: target.slice(0, target.lastIndexOf('.')) }],
    );
    return { view, references };
  });
}

/** Prints the name of a view, which differs from the names of all tables. */
export function viewToken(view: View): string {
  return `"${safeText(tableKey(view)).replaceAll('%', '٪')} (view)"`;
}

/** Prints the columns of a view: type, name, and its comment if comments are shown. */
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
