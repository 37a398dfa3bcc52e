import type { ForeignOptions } from './foreign-data.ts';
import type { Named } from './named.ts';
import type { Privilege } from './privilege.ts';
import type { SequenceOptions } from './sequence.ts';

/** A column of a table (a row of `pg_attribute`). */
export interface Column extends Named {
  /** The type with its modifiers, as printed by `format_type`: `integer`, `character varying(254)`, `public.mood[]`. */
  readonly type: string;
  readonly notNull?: true;
  /**
   * The properties of the not-null constraint. Present only if it has a name other than the one that PostgreSQL 18
   * generates, is NOT VALID or NO INHERIT, or if `local` differs from that of the column.
   */
  readonly notNullConstraint?: {
    /** Absent in a partition that has the constraint of the partitioned table, and in a child that only inherits it. */
    readonly name?: string;
    /**
     * Whether the child declares the constraint, if that differs from whether it declares the column: `true` for an
     * inherited column, `false` for a column that the child declares.
     */
    readonly local?: boolean;
    readonly notValid?: true;
    readonly noInherit?: true;
    readonly comment?: string;
  };
  /** The expression of the default. */
  readonly default?: string;
  readonly identity?: Identity;
  readonly generated?: { readonly expression: string; readonly kind: 'stored' | 'virtual' };
  /** The collation, quoted and qualified. Absent for the collation of the type. */
  readonly collation?: string;
  /** The TOAST storage. Absent for the storage of the type. */
  readonly storage?: 'plain' | 'external' | 'extended' | 'main';
  readonly compression?: 'pglz' | 'lz4';
  /** `SET STATISTICS`. */
  readonly statisticsTarget?: number;
  /** Attribute options such as `n_distinct=100`. */
  readonly options?: Readonly<Record<string, string>>;
  /** The options of a foreign table's column, such as `column_name`. */
  readonly foreignOptions?: ForeignOptions;
  readonly privileges?: readonly Privilege[];
  /** `false` if the column is only inherited (`attislocal`). */
  readonly local?: false;
  /** The `USING` expression, which converts old values to a new type. Authored only. */
  readonly using?: string;
  /** The expression of the values of existing rows that have none. Authored only. */
  readonly backfill?: string;
}

/** The sequence of an identity column. */
export interface Identity extends SequenceOptions {
  readonly generation: 'always' | 'by default';
  /** The sequence's name in the table's schema. Default: `<table>_<column>_seq`. */
  readonly sequenceName?: string;
  /** The sequence's type. Default: the type of the column. */
  readonly type?: 'smallint' | 'integer' | 'bigint';
  /** Whether the sequence is unlogged. Default: as the table. */
  readonly unlogged?: boolean;
  readonly comment?: string;
  readonly privileges?: readonly Privilege[];
}
