import type { Column } from './column.ts';
import type { Check, Exclusion, ForeignKey, PrimaryKey, Unique } from './constraint.ts';
import type { Distribution } from './distribution.ts';
import type { ForeignSource } from './foreign-data.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { Named, Qualified, QualifiedName } from './named.ts';

/** A plain, partitioned or foreign table, with its constraints, indexes, triggers, rules and policies. */
export interface Table extends Qualified {
  /** In the order of the table. `diff` ignores the order. */
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
  /** `PARTITION BY`, as printed by PostgreSQL: `RANGE (created_at)`. */
  readonly partitionBy?: string;
  /** The partitioned table of which it is a partition, with its bound: `FOR VALUES FROM (…) TO (…)`. */
  readonly partitionOf?: QualifiedName & { readonly bound: string };
  /** Its parents, in the order of `INHERITS`. */
  readonly inherits?: readonly QualifiedName[];
  /** `full` or `nothing`. For an index, see `replicaIdentity` of the index. */
  readonly replicaIdentity?: 'full' | 'nothing';
  readonly storageParameters?: Readonly<Record<string, string>>;
  /** The table access method. Default: `heap`. */
  readonly accessMethod?: string;
  readonly tablespace?: string;
  /** The composite type of a typed table (`CREATE TABLE … OF`). */
  readonly ofType?: string;
  /**
   * The foreign server that has its rows: it is a foreign table, which has no rows of its own. PostgreSQL supports
   * columns, checks, triggers, `partitionOf` and `inherits` on it, and none of the other properties above.
   */
  readonly foreign?: ForeignSource;
  /** How Citus distributes it. It has no effect on a database without Citus. */
  readonly distribution?: Distribution;
}

/** A trigger of a table or view. */
export interface Trigger extends Named {
  /** The `CREATE TRIGGER` statement, as printed by `pg_get_triggerdef`. */
  readonly definition: string;
  /**
   * Declares that its function rejects writes by `RAISE … USING ERRCODE = 'check_violation', CONSTRAINT = tg_name, TABLE =
   * tg_table_name, SCHEMA = tg_table_schema`: it is a rule, and its comment is the sentence. Authored only.
   */
  readonly rejects?: true;
  /** The graph of a column's values that it enforces, which the documentation draws. Authored only. */
  readonly transitions?: {
    readonly column: string;
    readonly initial: readonly string[];
    /** The values that can follow each value. */
    readonly moves: Readonly<Record<string, readonly string[]>>;
  };
  /** Default: `origin`. */
  readonly enabled?: 'disabled' | 'replica' | 'always' | 'origin';
  /**
   * `false` for a partition's copy of its parent's trigger. A copy is listed only if it has a comment, depends on an
   * extension, or if its `enabled` differs from the parent's; only then can `enabled` be `origin`.
   */
  readonly local?: false;
  /** The extensions with which it is dropped (`DEPENDS ON EXTENSION`), in alphabetical order. */
  readonly dependsOnExtensions?: readonly string[];
}

/** A rewrite rule of a table or view, except the `_RETURN` rule of a view. */
export interface Rule extends Named {
  /** The `CREATE RULE` statement, as printed by `pg_get_ruledef`. */
  readonly definition: string;
  readonly enabled?: 'disabled' | 'replica' | 'always';
}

/** A row-level security policy. */
export interface Policy extends Named {
  readonly restrictive?: true;
  /** Default: `all`. */
  readonly command?: 'select' | 'insert' | 'update' | 'delete';
  /** Default: `PUBLIC`. */
  readonly roles?: readonly string[];
  readonly using?: string;
  readonly withCheck?: string;
}
