import { parseTypeName, printTypeName, type TypeName } from '../type-name/index.ts';
import type { SchemaDescriptor } from './schema.ts';

/**
 * The type that a descriptor names. A name without a schema is looked up as PostgreSQL looks it up: among its own
 * types, then in `public`. A type that the schema does not declare there (an extension's) is left unqualified.
 *
 * @param schema where enums, domains, composite types, ranges, tables and views are declared
 * @param text the type as SQL
 * @throws TrellisError `TYPE_NAME_INVALID`
 * @example printTypeName(typeOf(shop, 'order_status[]')) // 'public.order_status[]'
 */
export function typeOf(schema: SchemaDescriptor, text: string): TypeName {
  const type = parseTypeName(text);
  const { schema: namespace = 'public', name } = type;
  const declared = namesOf(schema);
  if (declared.has(key(namespace, name))) return { ...type, schema: namespace };
  // PostgreSQL calls the array type of `mood` `_mood`.
  const element = name.slice(1);
  return name.startsWith('_') && type.dimensions === 0 && declared.has(key(namespace, element))
    ? { ...type, schema: namespace, name: element, dimensions: 1 }
    : type;
}

/** The type that a descriptor names, as the Model holds it. */
export function typeToModel(schema: SchemaDescriptor, text: string): string {
  return printTypeName(typeOf(schema, text));
}

const names = new WeakMap<SchemaDescriptor, ReadonlySet<string>>();

/** All types that a schema declares; a table's or view's rows have a type of its name. */
function namesOf(schema: SchemaDescriptor): ReadonlySet<string> {
  const known = names.get(schema);
  if (known) return known;
  const { tables, views, enums, domains, compositeTypes, rangeTypes } = schema;
  const types = [enums, domains, compositeTypes, rangeTypes, Object.values(tables), views];
  const multiranges = (rangeTypes ?? []).flatMap(({ multirangeName, schema: namespace }) =>
    multirangeName === undefined ? [] : [{ name: multirangeName, schema: namespace }],
  );
  const found = new Set(
    [...types, multiranges].flatMap((list) =>
      (list ?? []).map(({ schema: namespace = 'public', name }) => key(namespace, name)),
    ),
  );
  names.set(schema, found);
  return found;
}

function key(schema: string, name: string): string {
  return JSON.stringify([schema, name]);
}
