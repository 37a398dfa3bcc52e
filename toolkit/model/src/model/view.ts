import type { Column } from './column.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { Named, Qualified } from './named.ts';
import type { Privilege } from './privilege.ts';
import type { Rule, Trigger } from './table.ts';

/** A view or a materialized view. */
export interface View extends Qualified {
  readonly materialized?: true;
  /** The query, without a closing semicolon. */
  readonly definition: string;
  /** Names and types in order. Empty in an authored Model, because only PostgreSQL can derive them from the query. */
  readonly columns: readonly (Named & {
    readonly type: string;
    /** The collation, quoted and qualified. Absent for the collation of the type, and in an authored Model. */
    readonly collation?: string;
    readonly default?: string;
    readonly privileges?: readonly Privilege[];
    readonly statisticsTarget?: number;
    readonly storage?: Column['storage'];
    readonly compression?: Column['compression'];
    readonly options?: Readonly<Record<string, string>>;
  })[];
  /** `security_barrier`, `security_invoker`, `check_option`, or the storage parameters of a materialized view. */
  readonly options?: Readonly<Record<string, string>>;
  readonly indexes: readonly IndexDefinition[];
  readonly triggers: readonly Trigger[];
  readonly rules: readonly Rule[];
  /** `WITH NO DATA`, for a materialized view. */
  readonly unpopulated?: true;
  readonly accessMethod?: string;
  readonly tablespace?: string;
  /** Of a materialized view: `full` or `nothing`. */
  readonly replicaIdentity?: 'full' | 'nothing';
  /** Of a materialized view: the extensions with which it is dropped (`DEPENDS ON EXTENSION`), in alphabetical order. */
  readonly dependsOnExtensions?: readonly string[];
}
