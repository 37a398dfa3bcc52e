import type { MemberPrivileges } from './member-privileges.ts';
import type { Named, Qualified, QualifiedName } from './named.ts';
import type { Privilege } from './privilege.ts';

/** A schema (a row of `pg_namespace`). */
export interface Namespace extends Named {
  /** The owner. Default: the role that runs `introspect`; `pg_database_owner` for the schema `public`. */
  readonly owner?: string;
  readonly privileges?: readonly Privilege[];
}

/** An extension. The server determines its version, which the Model does not contain. */
export interface Extension extends Named {
  readonly schema: string;
  /** PostgreSQL cannot move it to another schema. Set by introspection only. */
  readonly relocatable?: false;
  /** The privileges on its members that differ from those that it gives them. */
  readonly memberPrivileges?: readonly MemberPrivileges[];
}

/** A cast that an extension has. */
export interface ExtensionCast {
  /** The types, as `format_type` prints them. */
  readonly from: string;
  readonly to: string;
  /** Whether an assignment applies it, as an implicit cast does. */
  readonly assignment: boolean;
}

/** Extended statistics (`CREATE STATISTICS`). */
export interface Statistics extends Omit<Qualified, 'privileges'> {
  /** The table whose columns they cover. */
  readonly table: QualifiedName;
  /** The `CREATE STATISTICS` statement, as printed by `pg_get_statisticsobjdef`. */
  readonly definition: string;
  readonly target?: number;
}

/** An object in the catalogs that a Model cannot represent. */
export interface Unmodelled {
  /** The code of the error if a plan would change it, such as `UNMODELLED_CAST`. */
  readonly code: string;
  /** The kind of object in PostgreSQL's words: `foreign table`, `cast`, `operator class`. */
  readonly kind: string;
  /** Its identity, as returned by `pg_identify_object`. */
  readonly object: string;
  /** A digest of its definition, to detect changes. */
  readonly digest?: string;
}
