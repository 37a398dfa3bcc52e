import { defaultPrivileges } from './initial-privileges.ts';
import type { Privilege } from './privilege.ts';
import type { Namespace } from './various.ts';

/**
 * Returns the owner that an object has before any `ALTER … OWNER TO`.
 *
 * This is the rule for owners in a Model. The owner of an object is absent if it is the initial one: the role that
 * creates the object (`CURRENT_USER`), or for the schema `public`, which a new database contains, `pg_database_owner`.
 * An owner that is present is a role by its name, or `CURRENT_USER` for the role that runs `introspect` and the
 * statements of a plan. A Model therefore contains the name of that role nowhere, and the same Model can be created by
 * another role. The roles themselves are not part of a Model: a server needs those that it names, and a scratch
 * database gets placeholders for them.
 *
 * A database that was created before PostgreSQL 15, and a schema `public` that was dropped and created, have another
 * owner of `public` than a new database. It is present, also if it is `CURRENT_USER`.
 *
 * @param id the id of the object
 */
export function initialOwner(id: string): string {
  return id === 'schema public' ? 'pg_database_owner' : 'CURRENT_USER';
}

/**
 * Returns the access control list of a schema before any `GRANT` or `REVOKE`. In a new database PUBLIC has USAGE on
 * the schema `public`.
 */
export function initialSchemaPrivileges(schema: Pick<Namespace, 'name' | 'owner'>): readonly Privilege[] {
  if (schema.name !== 'public') return defaultPrivileges('schema', schema.owner);
  return [
    { grantee: schema.owner ?? initialOwner('schema public'), privilege: 'ALL' },
    { grantee: 'PUBLIC', privilege: 'USAGE' },
  ];
}

/** The comment on the schema `public` in a new database. */
export const publicSchemaComment = 'standard public schema';
