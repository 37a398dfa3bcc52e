import { roleName } from '@trellis/model/internal';

/**
 * Changes the owner of an object.
 *
 * @param of the object as `target` names it
 * @param owner the new owner; `CURRENT_USER` for the role that runs the statement
 * @example setOwner(target.table(orders), 'shop')
 */
export function setOwner(of: string, owner: string): string[] {
  return [`ALTER ${of} OWNER TO ${roleName(owner)}`];
}
