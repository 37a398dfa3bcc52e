import type { Column } from './column.ts';
import type { Check, Exclusion, ForeignKey, PrimaryKey, Unique } from './constraint.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { Named, Qualified, QualifiedName } from './named.ts';

/** A table, plain or partitioned, with all that hangs on it. */
export interface Table extends Qualified {
  /** In their order in the table; the order is no difference to `diff`. */
  readonly columns: readonly Column[];
  readonly primaryKey?: PrimaryKey;
  readonly uniques: readonly Unique[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly Check[];
  readonly exclusions: readonly Exclusion[];
  readonly indexes: readonly IndexDefinition[];
  readonly triggers: readonly Trigger[];
  readonly rules: readonly Rule[];
  readonly policies: readonly Policy[];
  readonly rowSecurity?: 'enabled' | 'forced' | 'forced only';
  readonly unlogged?: true;
  /** `PARTITION BY`, as PostgreSQL prints it: `RANGE (created_at)`. */
  readonly partitionBy?: string;
  /** The partitioned table that it is a partition of, with its bound: `FOR VALUES FROM (…) TO (…)`. */
  readonly partitionOf?: QualifiedName & { readonly bound: string };
  /** Its parents, in order. */
  readonly inherits?: readonly QualifiedName[];
  /** `full` or `nothing`; by an index it is on that index. */
  readonly replicaIdentity?: 'full' | 'nothing';
  readonly storageParameters?: Readonly<Record<string, string>>;
  /** The table access method when it is not `heap`. */
  readonly accessMethod?: string;
  readonly tablespace?: string;
  /** The composite type of a typed table (`CREATE TABLE … OF`). */
  readonly ofType?: string;
}

/** A trigger, of a table or a view. */
export interface Trigger extends Named {
  /** As `pg_get_triggerdef` prints it: the whole `CREATE TRIGGER` statement. */
  readonly definition: string;
  /** Left out for `origin`, the default. */
  readonly enabled?: 'disabled' | 'replica' | 'always' | 'origin';
  /**
   * `false` for a partition's copy of its parent's trigger, which is told only where its comment or `enabled`
   * is not the parent's (so `origin` is said only here).
   */
  readonly local?: false;
}

/** A rewrite rule, of a table or a view (its `_RETURN` rule excepted). */
export interface Rule extends Named {
  /** As `pg_get_ruledef` prints it: the whole `CREATE RULE` statement. */
  readonly definition: string;
  readonly enabled?: 'disabled' | 'replica' | 'always';
}

/** A row-level security policy. */
export interface Policy extends Named {
  readonly restrictive?: true;
  /** Left out for `all`. */
  readonly command?: 'select' | 'insert' | 'update' | 'delete';
  /** Left out for `PUBLIC`. */
  readonly roles?: readonly string[];
  readonly using?: string;
  readonly withCheck?: string;
}
