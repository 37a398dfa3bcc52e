import type { Named } from './named.ts';

/** An index that no constraint owns. */
export interface IndexDefinition extends Named {
  readonly unique?: true;
  /** Left out for `btree`. */
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
  /** The partitioned index that it is attached to, where it is. */
  readonly attachedTo?: { readonly schema: string; readonly name: string };
  /** `CREATE INDEX … ON ONLY`: a partitioned index that is not valid yet. */
  readonly only?: true;
}

/** One key of an index: a column or an expression. */
export interface IndexElement {
  readonly column?: string;
  readonly expression?: string;
  /** Quoted and qualified where needed, when it is not the column's own. */
  readonly collation?: string;
  /** Quoted and qualified where needed, with its parameters, when it is not the type's default. */
  readonly opclass?: string;
  readonly descending?: true;
  /** Left out where it is the order's own: last ascending, first descending. */
  readonly nulls?: 'first' | 'last';
}
