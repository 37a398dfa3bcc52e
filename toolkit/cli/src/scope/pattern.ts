/**
 * Compiles a pattern for the names of objects. `*` matches any characters, `?` one. A pattern without a kind matches
 * objects of every kind; `audit.*` also matches the schema `audit` itself.
 *
 * @example
 * const matches = compilePattern('table public.tmp_*');
 * matches('table public.tmp_1'); // true
 * matches('view public.tmp_1'); // false
 */
export function compilePattern(pattern: string): (reference: string) => boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const regex = new RegExp(`^${source}$`, 's');
  return (reference) => candidatesOf(reference).some((candidate) => regex.test(candidate));
}

/** The texts that a pattern may match: with and without the kind, and for a schema as its contents. */
function candidatesOf(reference: string): string[] {
  const [, kind = '', name = reference] =
    /^((?:default |foreign |event )?[a-z]+) (.*)$/s.exec(reference) ?? [];
  return [reference, name, ...(kind === 'schema' ? [`${name}.*`] : [])];
}
