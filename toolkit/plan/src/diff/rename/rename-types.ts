import { isTypeNamed, type Model, parseTypeName, printTypeName, type QualifiedName } from '@trellis/model';

/**
 * A Model in which columns, attributes, domains and ranges refer to a type by a new name.
 *
 * @param from the type's name before
 * @param to its name after
 */
export function renameTypeReferences(model: Model, from: QualifiedName, to: QualifiedName): Model {
  return mapTypes(model, (text) => {
    const type = parseTypeName(text);
    return type.schema !== undefined && isTypeNamed(type, from)
      ? printTypeName({ ...type, schema: to.schema, name: to.name })
      : text;
  });
}

/** A Model in which all types of a schema are referred to in a schema of another name. */
export function renameSchemaOfTypes(model: Model, from: string, to: string): Model {
  return mapTypes(model, (text) => {
    const type = parseTypeName(text);
    return type.schema === from ? printTypeName({ ...type, schema: to }) : text;
  });
}

function mapTypes(model: Model, change: (text: string) => string): Model {
  // Of a view's column, the type may be unknown before PostgreSQL has seen the view.
  const mapped = (text: string) => (text === '' ? text : change(text));
  const typed = <T extends { readonly type: string }>(one: T): T => ({ ...one, type: mapped(one.type) });
  return {
    ...model,
    domains: model.domains.map(typed),
    compositeTypes: model.compositeTypes.map((one) => ({ ...one, attributes: one.attributes.map(typed) })),
    rangeTypes: model.rangeTypes.map((one) => ({ ...one, subtype: mapped(one.subtype) })),
    tables: model.tables.map((table) => ({
      ...table,
      ...(table.ofType !== undefined && { ofType: mapped(table.ofType) }),
      columns: table.columns.map(typed),
    })),
    views: model.views.map((view) => ({ ...view, columns: view.columns.map(typed) })),
  };
}
