/** An entry of an access control list, as returned by `aclexplode`. */
export interface Privilege {
  /** The role; `PUBLIC` for all; `CURRENT_USER` for the owner if `introspect` runs as the owner. */
  readonly grantee: string;
  /**
   * `SELECT`, `INSERT`, `USAGE`, `EXECUTE`, …; `ALL` if the grantee has every privilege that exists for
   * the kind of object on this server and there are several, so that Models of servers with different privileges agree.
   */
  readonly privilege: string;
  /** `WITH GRANT OPTION`. */
  readonly grantable?: true;
  /** The role that granted it. Default: the owner. */
  readonly grantor?: string;
}

/** The default privileges of a role on a kind of object (a row of `pg_default_acl`). */
export interface DefaultPrivilege {
  /** The role whose new objects get them; `CURRENT_USER` for the role that runs `introspect`. */
  readonly role: string;
  /** The schema to which they are limited. Default: all schemas. */
  readonly schema?: string;
  /** The kind of object. */
  readonly objects: 'TABLES' | 'SEQUENCES' | 'ROUTINES' | 'TYPES' | 'SCHEMAS';
  readonly privileges: readonly Privilege[];
}
