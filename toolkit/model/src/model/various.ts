import type { Named, Qualified, QualifiedName } from './named.ts';
import type { Privilege } from './privilege.ts';

/** A schema (a row of `pg_namespace`). */
export interface Namespace extends Named {
  readonly owner?: string;
  readonly privileges?: readonly Privilege[];
}

/** An extension. Its version is the server's affair and no difference. */
export interface Extension extends Named {
  readonly schema: string;
}

/** Extended statistics (`CREATE STATISTICS`). */
export interface Statistics extends Omit<Qualified, 'privileges'> {
  /** The table that they are on. */
  readonly table: QualifiedName;
  /** As `pg_get_statisticsobjdef` prints it. */
  readonly definition: string;
  readonly target?: number;
}

/** Something found in the catalogs that the Model has no place for. */
export interface Unmodelled {
  /** The code that a refusal carries, such as `UNMODELLED_CAST`. */
  readonly code: string;
  /** What kind of thing, in PostgreSQL's words: `foreign table`, `cast`, `operator class`. */
  readonly kind: string;
  /** Its name as PostgreSQL identifies it (`pg_identify_object`). */
  readonly object: string;
  /** A digest of its definition where there is one, so that a change to it is noticed too. */
  readonly digest?: string;
}
