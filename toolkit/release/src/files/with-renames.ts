import type { Model, Named, Table } from '@trellis/model';

/**
 * The Model of a release, with the renames since the last one that its descriptors declare: what compares the
 * two later can then tell a rename from a drop and an add.
 *
 * @param model what the history leads to
 * @param authored what the descriptors say
 * @param last the Model of the release before
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

/** A declared rename, where there was something of the old name and nothing of the new. */
function effective(
  name: string,
  declared: { readonly renamedFrom?: string } | undefined,
  before: readonly Named[],
): { readonly renamedFrom?: string } {
  const was = (wanted: string | undefined) => before.some((one) => one.name === wanted);
  const old = declared?.renamedFrom;
  return old !== undefined && was(old) && !was(name) ? { renamedFrom: old } : {};
}
