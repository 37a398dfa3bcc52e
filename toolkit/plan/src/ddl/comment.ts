import { quoteLiteral } from '@trellis/model';

/**
 * Sets or removes an object's comment.
 *
 * @param on the object as `target` names it
 * @param comment the text; `undefined` for the initial comment: none, except that the schema `public` and
 *   extensions are created with one
 * @example commentOn(target.table(orders), 'One row per order.')
 */
export function commentOn(on: string, comment: string | undefined): string[] {
  if (comment !== undefined) return [`COMMENT ON ${on} IS ${quoteLiteral(comment).trim()}`];
  if (on === 'SCHEMA "public"') return [`COMMENT ON ${on} IS 'standard public schema'`];
  if (on.startsWith('EXTENSION ')) return [extensionsOwnComment(on)];
  return [`COMMENT ON ${on} IS NULL`];
}

/** The initial comment of an extension is in its control file, which only the server can read. */
function extensionsOwnComment(on: string): string {
  const name = quoteLiteral(on.slice('EXTENSION "'.length, -1).replaceAll('""', '"')).trim();
  const source = `BEGIN EXECUTE pg_catalog.format('COMMENT ON EXTENSION %I IS %L', ${name}, (SELECT comment FROM pg_catalog.pg_available_extensions WHERE name = ${name})); END`;
  return `DO ${quoteLiteral(source).trim()}`;
}
