import {
  type SchemaDescriptor,
  TrellisError,
  tableKey,
  type View,
  type ViewColumnDescriptor,
  type ViewDescriptor,
} from '@trellis/model';
import { own } from '@trellis/model/internal';

/** View with the types of all its columns. */
export interface TypedView extends Pick<ViewDescriptor, 'name' | 'schema' | 'doc'> {
  readonly columns: readonly (ViewColumnDescriptor & { readonly name: string; readonly type: string })[];
}

/**
 * Returns the schema's views with the types of their columns: those that the author declares, else those of the
 * introspected view.
 *
 * @param introspected views of an introspected Model
 * @throws TrellisError `VIEW_COLUMN_UNTYPED` if a view has no columns, or a column has no type
 */
export function typedViews(schema: SchemaDescriptor, introspected: readonly View[] = []): TypedView[] {
  return (schema.views ?? []).map((view) => {
    const key = tableKey(view);
    const known = introspected.find((other) => tableKey(other) === key);
    const names = known ? known.columns.map(({ name }) => name) : Object.keys(view.columns ?? {});
    if (names.length === 0)
      throw new TrellisError(
        'VIEW_COLUMN_UNTYPED',
        `The columns of the view ${key} are unknown. Declare them in its \`columns\`.`,
      );
    return {
      name: view.name,
      ...(view.schema !== undefined && { schema: view.schema }),
      ...(view.doc !== undefined && { doc: view.doc }),
      columns: names.map((name) => {
        const declared = own(view.columns, name);
        const type = declared?.type ?? known?.columns.find((column) => column.name === name)?.type;
        if (type === undefined || type === '')
          throw new TrellisError(
            'VIEW_COLUMN_UNTYPED',
            `The type of the view column ${key}.${name} is unknown. Declare it in the view's \`columns\`.`,
          );
        return { ...declared, name, type };
      }),
    };
  });
}
