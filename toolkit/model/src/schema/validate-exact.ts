import { TrellisError } from '../error.ts';
import { builtInName, elementType, isTypeNamed, type TypeName } from '../type-name/index.ts';
import type { SchemaDescriptor } from './schema.ts';
import { typeOf } from './type-of.ts';

const INEXACT = ['timestamp with time zone', 'timestamp without time zone', 'json', 'jsonb'];

/**
 * Checks that only columns whose values JavaScript cannot hold are declared exact.
 *
 * @param schema declares the domains
 * @param key key of the table or view
 * @param columns its columns
 * @throws TrellisError `SCHEMA_INVALID`
 */
export function validateExact(
  schema: SchemaDescriptor,
  key: string,
  columns: Readonly<Record<string, { readonly type?: string; readonly exact?: true }>>,
): void {
  for (const [name, { type, exact }] of Object.entries(columns)) {
    if (exact === undefined || type === undefined) continue;
    const base = baseType(schema, type);
    if (!INEXACT.includes(builtInName(base) ?? ''))
      throw new TrellisError(
        'SCHEMA_INVALID',
        `Expected a timestamp or JSON type for the exact column ${key}.${name}, got ${type}. Remove \`exact\`: values of other types are exact.`,
      );
  }
}

/** Returns the type of the elements of an array, and that below a domain. */
function baseType(schema: SchemaDescriptor, text: string): TypeName {
  const element = elementType(typeOf(schema, text));
  const domain = schema.domains?.find((one) => isTypeNamed(element, one));
  return domain ? baseType(schema, domain.type) : element;
}
