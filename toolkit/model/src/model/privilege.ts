/** One entry of an access control list, as `aclexplode` tells it. */
export interface Privilege {
  /** The role; `PUBLIC` for all; `CURRENT_USER` for the owner where the owner is the role that looks. */
  readonly grantee: string;
  /**
   * `SELECT`, `INSERT`, `USAGE`, `EXECUTE`, …; `ALL` where the grantee holds every one that this kind of
   * object has on this server (and the kind has more than one), so that servers which know more of them agree.
   */
  readonly privilege: string;
  /** Whether the grantee may grant it on. */
  readonly grantable?: true;
  /** The role that granted it, where that is not the owner. */
  readonly grantor?: string;
}

/** One `ALTER DEFAULT PRIVILEGES` (a row of `pg_default_acl`). */
export interface DefaultPrivilege {
  /** The role whose new objects get them; `CURRENT_USER` for the role that looks. */
  readonly role: string;
  /** The schema that it is limited to; left out for all. */
  readonly schema?: string;
  /** What kind of object. */
  readonly objects: 'TABLES' | 'SEQUENCES' | 'ROUTINES' | 'TYPES' | 'SCHEMAS';
  readonly privileges: readonly Privilege[];
}
