import type { Named, QualifiedName } from './named.ts';

/** A publication of logical replication (a row of `pg_publication`). */
export interface Publication extends Named {
  /** The owner. Default: the role that runs `introspect`. */
  readonly owner?: string;
  /** `FOR ALL TABLES`. */
  readonly allTables?: true;
  /** `FOR TABLES IN SCHEMA`. */
  readonly schemas?: readonly string[];
  /** `FOR TABLE`. */
  readonly tables?: readonly PublishedTable[];
  /** The operations that are published. Default: all of them. */
  readonly publish?: readonly PublishedOperation[];
  /** Changes of a partition are published as those of its root table. */
  readonly viaPartitionRoot?: true;
  /** `publish_generated_columns` (PostgreSQL 18). Default: `none`. */
  readonly generatedColumns?: 'stored';
}

/** An operation that a publication can publish. */
export type PublishedOperation = 'insert' | 'update' | 'delete' | 'truncate';

/** A table of a publication (a row of `pg_publication_rel`). */
export interface PublishedTable extends QualifiedName {
  /** The columns that are published, in alphabetical order. Default: all columns. */
  readonly columns?: readonly string[];
  /** The row filter, without `WHERE (` and `)`. */
  readonly where?: string;
}
