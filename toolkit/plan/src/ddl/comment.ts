import { sqlLiteral } from '@trellis/model/internal';

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
