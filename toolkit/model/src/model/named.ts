import type { Privilege } from './privilege.ts';

/** An object with a name and an optional comment. */
export interface Named {
  /** The name as PostgreSQL stores it: unquoted, at most 63 bytes. */
  readonly name: string;
  /** The SQL `COMMENT`. */
  readonly comment?: string;
  /** The previous name: makes a change of the name a rename instead of a drop and an add. Authored only. */
  readonly renamedFrom?: string;
}

/** An object in a schema, with an owner and privileges. */
export interface Qualified extends Named {
  /** The schema, such as `public`. */
  readonly schema: string;
  /** The owner. Default: the initial one, which is the role that runs `introspect`. See `initialOwner`. */
  readonly owner?: string;
  /** The access control list. Absent for PostgreSQL's default. */
  readonly privileges?: readonly Privilege[];
}

/** A reference to an object in a schema. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}
