import type { Model, Named, Table } from '@trellis/model';

/**
 * Returns the Model of a release with the declared renames since the last release, so that a later comparison of the
 * two releases can distinguish a rename from a drop and an add.
 *
 * @param model the Model at the head of the history
 * @param authored the Model of the descriptors
 * @param last the Model of the previous release
 */
export function withRenames(model: Model, authored: Model, last: Model): Model {
  const tables = model.tables.map((table) => {
    const declared = find(authored.tables, table.schema, table.name);
    const oldTables = last.tables.filter(({ schema }) => schema === table.schema);
    const renamed = effective(table.name, declared, oldTables);
    const old = find(last.tables, table.schema, renamed.renamedFrom ?? table.name);
    const columns = table.columns.map((column) => ({
      ...column,
      ...effective(
        column.name,
        declared?.columns.find(({ name }) => name === column.name),
        old?.columns ?? [],
      ),
    }));
    return { ...table, ...renamed, columns };
  });
  return { ...model, tables };
}

function find(tables: readonly Table[], schema: string, name: string): Table | undefined {
  return tables.find((table) => table.schema === schema && table.name === name);
}

/** A declared rename, if the last release has an object with the old name and none with the new name. */
function effective(
  name: string,
  declared: { readonly renamedFrom?: string } | undefined,
  before: readonly Named[],
): { readonly renamedFrom?: string } {
  const was = (wanted: string | undefined) => before.some((one) => one.name === wanted);
  const old = declared?.renamedFrom;
  return old !== undefined && was(old) && !was(name) ? { renamedFrom: old } : {};
}
