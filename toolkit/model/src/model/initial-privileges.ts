import type { Privilege } from './privilege.ts';
import type { Namespace } from './various.ts';

/** What kinds of object have an access control list of their own. */
export type PrivilegeKind = 'table' | 'column' | 'sequence' | 'routine' | 'type' | 'schema';

/**
 * The access control list of an object that nobody has granted or revoked anything on (`acldefault`).
 *
 * @param kind what kind of object
 * @param owner its owner as the Model names it; left out for the role that runs the statements
 */
export function defaultPrivileges(kind: PrivilegeKind, owner = 'CURRENT_USER'): readonly Privilege[] {
  switch (kind) {
    case 'column':
      return [];
    case 'routine':
      return [
        { grantee: owner, privilege: 'EXECUTE' },
        { grantee: 'PUBLIC', privilege: 'EXECUTE' },
      ];
    case 'type':
      return [
        { grantee: owner, privilege: 'USAGE' },
        { grantee: 'PUBLIC', privilege: 'USAGE' },
      ];
    default:
      return [{ grantee: owner, privilege: 'ALL' }];
  }
}

/**
 * The access control list that a schema has when nobody has granted or revoked anything on it. The schema
 * `public` of a new database grants USAGE to PUBLIC and belongs to the owner of the database.
 */
export function initialSchemaPrivileges(schema: Pick<Namespace, 'name' | 'owner'>): readonly Privilege[] {
  if (schema.name !== 'public') return defaultPrivileges('schema', schema.owner);
  return [
    { grantee: schema.owner ?? publicSchemaOwner, privilege: 'ALL' },
    { grantee: 'PUBLIC', privilege: 'USAGE' },
  ];
}

/** Who owns the schema `public` of a new database. */
export const publicSchemaOwner = 'pg_database_owner';
