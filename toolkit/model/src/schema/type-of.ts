import { entryOf, listNames } from '../catalogue/index.ts';
import { parseTypeName, type TypeName } from '../type-name/index.ts';
import type { SchemaDescriptor } from './schema.ts';

/**
 * Resolves a type name in a descriptor. An unqualified name is looked up as in PostgreSQL: among the built-in types,
 * then in `public`. A type that the schema does not declare, such as an extension's, remains unqualified.
 *
 * @param schema the schema, with its enums, domains, composite types, ranges, tables and views
 * @param text the type as SQL
 * @throws TrellisError `TYPE_NAME_INVALID`
 * @example
 * import { defineSchema, printTypeName, typeOf } from '@trellis/model';
 *
 * const shop = defineSchema({
 *   name: 'shop',
 *   enums: [{ name: 'order_status', values: ['new', 'paid'] }],
 *   tables: {},
 * });
 * printTypeName(typeOf(shop, 'order_status[]')); // 'public.order_status[]'
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

const names = new WeakMap<SchemaDescriptor, ReadonlySet<string>>();

/** All types that a schema declares, including the row types of its tables and views. */
function namesOf(schema: SchemaDescriptor): ReadonlySet<string> {
  const known = names.get(schema);
  if (known) return known;
  const found = new Set<string>();
  for (const list of listNames) {
    const entry = entryOf(list);
    if (!entry.names.includes('type')) continue;
    for (const declared of Object.values(schema[list] ?? {}) as readonly Declared[]) {
      const { schema: namespace = 'public', name } = declared;
      found.add(key(namespace, name));
      for (const also of entry.alsoNames?.(declared) ?? [])
        if (also.space === 'type') found.add(key(also.schema ?? namespace, also.name));
    }
  }
  names.set(schema, found);
  return found;
}

interface Declared {
  readonly schema?: string;
  readonly name: string;
}

function key(schema: string, name: string): string {
  return JSON.stringify([schema, name]);
}
