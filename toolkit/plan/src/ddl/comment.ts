import type { ObjectReference } from '@trellis/model';
import { publicSchemaComment, sqlLiteral } from '@trellis/model/internal';

/**
 * Sets or removes an object's comment.
 *
 * @param on the object as `target` names it
 * @param comment the text; `undefined` for none
 * @example commentOn(target.table(orders), 'One row per order.')
 */
export function commentOn(on: string, comment: string | undefined): string[] {
  if (comment !== undefined) return [`COMMENT ON ${on} IS ${sqlLiteral(comment)}`];
  return [`COMMENT ON ${on} IS NULL`];
}

/**
 * Gives an object the comment that it is created with: none, except that the schema `public` and extensions have one.
 *
 * @param on the object as `target` names it
 * @param object the same object
 */
export function resetComment(
  on: string,
  { kind, path: [name = ''] }: Pick<ObjectReference, 'kind' | 'path'>,
): string[] {
  if (kind === 'extension') return [extensionsOwnComment(name)];
  return commentOn(on, kind === 'schema' && name === 'public' ? publicSchemaComment : undefined);
}

/** The initial comment of an extension is in its control file, which only the server can read. */
function extensionsOwnComment(extension: string): string {
  const name = sqlLiteral(extension);
  const source = `BEGIN EXECUTE pg_catalog.format('COMMENT ON EXTENSION %I IS %L', ${name}, (SELECT comment FROM pg_catalog.pg_available_extensions WHERE name = ${name})); END`;
  return `DO ${sqlLiteral(source)}`;
}
