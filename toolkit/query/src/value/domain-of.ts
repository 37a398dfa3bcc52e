import type { SchemaDescriptor } from '@trellis/model';

/** Whether a column's type is an enum or a domain of a schema: by its name, qualified or, in `public`, not. */
export function isNamed(
  type: string,
  { schema = 'public', name }: { readonly schema?: string; readonly name: string },
): boolean {
  const unquoted = type.replace(/"((?:[^"]|"")*)"/g, (_, inner: string) => inner.replaceAll('""', '"'));
  return unquoted === `${schema}.${name}` || (schema === 'public' && unquoted === name);
}

/** The domain that a column's type is, where it is one. */
export function domainOf(schema: SchemaDescriptor, type: string) {
  return schema.domains?.find((domain) => isNamed(type, domain));
}
