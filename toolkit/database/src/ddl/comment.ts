import { quoteLiteral } from '@trellis/model';

/**
 * Sets or takes off an object's comment.
 *
 * @param on the object as `target` names it
 * @param comment the sentence; `undefined` takes it off
 * @example commentOn(target.table(orders), 'One row per order.')
 */
export function commentOn(on: string, comment: string | undefined): string[] {
  return [`COMMENT ON ${on} IS ${comment === undefined ? 'NULL' : quoteLiteral(comment).trim()}`];
}
