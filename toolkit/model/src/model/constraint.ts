import type { Named, QualifiedName } from './named.ts';

/** When a constraint is checked. */
export interface Deferrable {
  readonly deferrable?: true;
  readonly initiallyDeferred?: true;
}

/** A primary key. */
export interface PrimaryKey extends Named, Deferrable {
  readonly columns: readonly string[];
  readonly include?: readonly string[];
  readonly storageParameters?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  /** The last column is `WITHOUT OVERLAPS` (PostgreSQL 18). */
  readonly withoutOverlaps?: true;
  readonly replicaIdentity?: true;
  readonly clustered?: true;
  /** The index of the partitioned table's constraint to which its index is attached. */
  readonly attachedTo?: QualifiedName;
  /** `ALTER TABLE ONLY`: a partition has no index attached to it, so PostgreSQL does not enforce it across partitions. */
  readonly only?: true;
  /** Its index, or one attached to it, is not valid. A descriptor cannot declare it. */
  readonly invalid?: true;
  /** The `COMMENT` on its index, which is separate from that on the constraint. */
  readonly indexComment?: string;
  /** The extensions with which its index is dropped (`DEPENDS ON EXTENSION`), in alphabetical order. */
  readonly dependsOnExtensions?: readonly string[];
}

/** A unique constraint. */
export interface Unique extends PrimaryKey {
  readonly nullsNotDistinct?: true;
}

/** The action of a foreign key on referencing rows when the referenced row is deleted or updated. */
export type ReferentialAction = 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';

/** A foreign key. */
export interface ForeignKey extends Named, Deferrable {
  readonly columns: readonly string[];
  readonly references: QualifiedName & { readonly columns: readonly string[] };
  /** Default: `no action`. */
  readonly onDelete?: Exclude<ReferentialAction, 'no action'>;
  /** The columns of `ON DELETE SET NULL (…)` or `SET DEFAULT (…)`. */
  readonly onDeleteColumns?: readonly string[];
  /** Default: `no action`. */
  readonly onUpdate?: Exclude<ReferentialAction, 'no action'>;
  readonly match?: 'full';
  readonly notValid?: true;
  readonly notEnforced?: true;
  /** The last column is a `PERIOD` (PostgreSQL 18). */
  readonly period?: true;
  readonly local?: false;
}

/** A check constraint. */
export interface Check extends Named {
  /** The condition, without `CHECK (` and `)`. */
  readonly expression: string;
  readonly notValid?: true;
  readonly noInherit?: true;
  readonly notEnforced?: true;
  readonly local?: false;
}

/** An exclusion constraint. */
export interface Exclusion extends Named {
  /** The output of `pg_get_constraintdef`: `EXCLUDE USING gist (…)`, deferrability included. */
  readonly definition: string;
  readonly tablespace?: string;
  readonly clustered?: true;
  /** The index of the partitioned table's constraint to which its index is attached. */
  readonly attachedTo?: QualifiedName;
  /** `ALTER TABLE ONLY`: a partition has no index attached to it, so PostgreSQL does not enforce it across partitions. */
  readonly only?: true;
  /** Its index, or one attached to it, is not valid. A descriptor cannot declare it. */
  readonly invalid?: true;
  /** The `COMMENT` on its index, which is separate from that on the constraint. */
  readonly indexComment?: string;
  /** The extensions with which its index is dropped (`DEPENDS ON EXTENSION`), in alphabetical order. */
  readonly dependsOnExtensions?: readonly string[];
}
