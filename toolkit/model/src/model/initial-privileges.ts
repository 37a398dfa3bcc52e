import type { Privilege } from './privilege.ts';
import type { Namespace } from './various.ts';

/** The kinds of object with an access control list. */
export type PrivilegeKind = 'table' | 'column' | 'sequence' | 'routine' | 'type' | 'schema';

/**
 * Returns the access control list of an object before any `GRANT` or `REVOKE` (`acldefault`).
 *
 * @param kind the kind of object
 * @param owner its owner in the Model. Default: the role that runs the statements
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
 * Returns the access control list of a schema before any `GRANT` or `REVOKE`. In a new database the schema `public`
 * belongs to the owner of the database, and PUBLIC has USAGE on it.
 */
export function initialSchemaPrivileges(schema: Pick<Namespace, 'name' | 'owner'>): readonly Privilege[] {
  if (schema.name !== 'public') return defaultPrivileges('schema', schema.owner);
  return [
    { grantee: schema.owner ?? publicSchemaOwner, privilege: 'ALL' },
    { grantee: 'PUBLIC', privilege: 'USAGE' },
  ];
}

/** The owner of the schema `public` in a new database. */
export const publicSchemaOwner = 'pg_database_owner';
