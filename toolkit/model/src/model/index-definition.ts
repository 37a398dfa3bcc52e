import type { Named } from './named.ts';

/** An index that does not belong to a constraint. */
export interface IndexDefinition extends Named {
  readonly unique?: true;
  /** Default: `btree`. */
  readonly method?: string;
  readonly elements: readonly IndexElement[];
  readonly include?: readonly string[];
  readonly nullsNotDistinct?: true;
  /** The predicate of a partial index. */
  readonly where?: string;
  readonly storageParameters?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  /** `CLUSTER ON`. */
  readonly clustered?: true;
  /** `REPLICA IDENTITY USING INDEX`. */
  readonly replicaIdentity?: true;
  /** `ALTER INDEX … ALTER COLUMN n SET STATISTICS`, by position from 1. */
  readonly statisticsTargets?: Readonly<Record<string, number>>;
  /** The partitioned index to which it is attached. */
  readonly attachedTo?: { readonly schema: string; readonly name: string };
  /** `CREATE INDEX … ON ONLY`: a partition has no index attached to it, so PostgreSQL does not use it. */
  readonly only?: true;
  /** A failed `CREATE INDEX CONCURRENTLY` left it invalid, or one attached to it. A descriptor cannot declare it. */
  readonly invalid?: true;
  /** The extensions with which it is dropped (`DEPENDS ON EXTENSION`), in alphabetical order. */
  readonly dependsOnExtensions?: readonly string[];
}

/** An element of an index: a column or an expression. */
export interface IndexElement {
  readonly column?: string;
  readonly expression?: string;
  /** The collation, quoted and qualified if needed. Absent for the collation of the column. */
  readonly collation?: string;
  /** The operator class with its parameters, quoted and qualified if needed. Absent for the default of the type. */
  readonly opclass?: string;
  readonly descending?: true;
  /** Absent for the default: last if ascending, first if descending. */
  readonly nulls?: 'first' | 'last';
}
