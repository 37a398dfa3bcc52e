import {
  type SchemaDescriptor,
  TrellisError,
  tableKey,
  type View,
  type ViewColumnDescriptor,
  type ViewDescriptor,
} from '@trellis/model';

/** A view of which every column's type is known. */
export interface TypedView extends Pick<ViewDescriptor, 'name' | 'schema' | 'doc'> {
  readonly columns: readonly (ViewColumnDescriptor & { readonly name: string; readonly type: string })[];
}

/**
 * The schema's views: as PostgreSQL knows them where they were given, with what the author says of their columns.
 *
 * @param introspected views as PostgreSQL knows them
 * @throws TrellisError `VIEW_COLUMN_UNTYPED`
 */
export function typedViews(schema: SchemaDescriptor, introspected: readonly View[] = []): TypedView[] {
  return (schema.views ?? []).map((view) => {
    const known = introspected.find((other) => tableKey(other) === tableKey(view));
    const names = known ? known.columns.map(({ name }) => name) : Object.keys(view.columns ?? {});
    if (names.length === 0)
      throw new TrellisError(
        'VIEW_COLUMN_UNTYPED',
        `Expected the columns of ${tableKey(view)}, got none. Declare them in the view's \`columns\`.`,
      );
    return {
      name: view.name,
      ...(view.schema !== undefined && { schema: view.schema }),
      ...(view.doc !== undefined && { doc: view.doc }),
      columns: names.map((name) => {
        const declared = view.columns?.[name];
        const type = declared?.type ?? known?.columns.find((column) => column.name === name)?.type;
        if (type === undefined || type === '')
          throw new TrellisError(
            'VIEW_COLUMN_UNTYPED',
            `Expected the type of ${tableKey(view)}.${name}, got none. Declare it in the view's \`columns\`.`,
          );
        return { ...declared, name, type };
      }),
    };
  });
}
