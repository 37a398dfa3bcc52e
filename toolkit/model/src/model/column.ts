import type { Named } from './named.ts';
import type { Privilege } from './privilege.ts';
import type { SequenceOptions } from './sequence.ts';

/** A column of a table (a row of `pg_attribute`). */
export interface Column extends Named {
  /** The type with its modifiers, as `format_type` prints it: `integer`, `character varying(254)`, `public.mood[]`. */
  readonly type: string;
  readonly notNull?: true;
  /**
   * The not-null constraint beyond the plain fact: only where its name is not the one that
   * PostgreSQL 18 makes, it is NOT VALID or NO INHERIT, or whose it is goes without saying no more.
   */
  readonly notNullConstraint?: {
    /** Left out in a partition for the partitioned table's, and in a child that has it from its parents alone. */
    readonly name?: string;
    /**
     * Whether it is the child's own beside its parents', where that is not so of the column itself: `true` of an
     * inherited column, `false` of a column of the child's own.
     */
    readonly local?: boolean;
    readonly notValid?: true;
    readonly noInherit?: true;
    readonly comment?: string;
  };
  /** The default's expression. */
  readonly default?: string;
  readonly identity?: Identity;
  readonly generated?: { readonly expression: string; readonly kind: 'stored' | 'virtual' };
  /** The collation, quoted and qualified, when it is not the type's own. */
  readonly collation?: string;
  /** TOAST storage when it is not the type's own. */
  readonly storage?: 'plain' | 'external' | 'extended' | 'main';
  readonly compression?: 'pglz' | 'lz4';
  /** `SET STATISTICS`. */
  readonly statisticsTarget?: number;
  /** Attribute options such as `n_distinct=100`. */
  readonly options?: Readonly<Record<string, string>>;
  readonly privileges?: readonly Privilege[];
  /** `false` where the column comes from a parent alone (`attislocal`): an inherited column. */
  readonly local?: false;
  /** How old values become values of a new type: the expression of `USING`. Authored only. */
  readonly using?: string;
}

/** An identity column's sequence. */
export interface Identity extends SequenceOptions {
  readonly generation: 'always' | 'by default';
  /** The sequence's name where it is not `<table>_<column>_seq`, in the table's schema. */
  readonly sequenceName?: string;
  /** The sequence's type where it is not the column's. */
  readonly type?: 'smallint' | 'integer' | 'bigint';
  /** Whether the sequence's persistence is not the table's. */
  readonly unlogged?: boolean;
  readonly comment?: string;
  readonly privileges?: readonly Privilege[];
}
