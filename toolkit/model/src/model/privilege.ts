/** One entry of an access control list, as `aclexplode` tells it. */
export interface Privilege {
  /** The role, or `PUBLIC` for all. */
  readonly grantee: string;
  /** `SELECT`, `INSERT`, `USAGE`, `EXECUTE`, … */
  readonly privilege: string;
  /** Whether the grantee may grant it on. */
  readonly grantable?: true;
}

/** One `ALTER DEFAULT PRIVILEGES` (a row of `pg_default_acl`). */
export interface DefaultPrivilege {
  /** The role whose new objects get them. */
  readonly role: string;
  /** The schema that it is limited to; left out for all. */
  readonly schema?: string;
  /** What kind of object. */
  readonly objects: 'TABLES' | 'SEQUENCES' | 'ROUTINES' | 'TYPES' | 'SCHEMAS';
  readonly privileges: readonly Privilege[];
}
