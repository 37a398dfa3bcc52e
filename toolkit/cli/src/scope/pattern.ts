/** An object as patterns see it. */
export interface NamedObject {
  /** The kind in words, which may be several: `table`, `text search configuration`. */
  readonly kind: string;
  /** The name as in references, qualified and quoted where needed: `audit.log`. */
  readonly name: string;
}

/**
 * Compiles a pattern for the names of objects. `*` matches any characters, `?` one. A pattern without a kind matches
 * objects of every kind; `audit.*` also matches the schema `audit` itself.
 *
 * @example
 * const matches = compilePattern('table public.tmp_*');
 * matches({ kind: 'table', name: 'public.tmp_1' }); // true
 * matches({ kind: 'view', name: 'public.tmp_1' }); // false
 */
export function compilePattern(pattern: string): (object: NamedObject) => boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const regex = new RegExp(`^${source}$`, 's');
  return (object) => candidatesOf(object).some((candidate) => regex.test(candidate));
}

/** The texts that a pattern may match: with and without the kind, and for a schema as its contents. */
function candidatesOf({ kind, name }: NamedObject): string[] {
  return [`${kind} ${name}`, name, ...(kind === 'schema' ? [`${name}.*`] : [])];
}
