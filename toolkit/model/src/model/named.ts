import type { Privilege } from './privilege.ts';

/** What has a name and may carry a sentence about itself. */
export interface Named {
  /** The name as PostgreSQL stores it: unquoted, at most 63 bytes. */
  readonly name: string;
  /** The SQL `COMMENT`. */
  readonly comment?: string;
  /** The name that it had before, so that a rename is not taken for a drop and an add. Authored only. */
  readonly renamedFrom?: string;
}

/** What lives in a schema and has an owner and privileges of its own. */
export interface Qualified extends Named {
  /** The schema that it is in, such as `public`. */
  readonly schema: string;
  /** The owning role; left out when it is the role that looks. */
  readonly owner?: string;
  /** The access control list; left out when it is PostgreSQL's default. */
  readonly privileges?: readonly Privilege[];
}

/** A reference to something in a schema. */
export interface QualifiedName {
  readonly schema: string;
  readonly name: string;
}
