import type { Column, Identity, ReferentialAction } from '../model/index.ts';

/** SQL text in a place where a plain value would be a literal. Made by {@link sql}. */
export interface Sql {
  readonly sql: string;
}

/**
 * An SQL expression, for defaults, generated columns and the like.
 *
 * @param text the expression as PostgreSQL reads it
 * @example
 * import { sql, timestamptz } from '@trellis/model';
 *
 * timestamptz({ default: sql('now()') });
 */
export function sql<const T extends string>(text: T): { readonly sql: T } {
  return { sql: text };
}

/** What may be said of a column of any type. Not null is the rule; `nullable` says otherwise. */
export interface ColumnOptions {
  /** One sentence about the column: hover text, SQL comment, JSON Schema description, dictionary entry. */
  readonly doc?: string;
  readonly nullable?: boolean;
  /** A literal value, or {@link sql} for an expression. */
  readonly default?: string | number | boolean | null | Sql;
  /** `always`: PostgreSQL alone gives the value. With options: `{ generation: 'always', start: '1000' }`. */
  readonly identity?: 'always' | 'by default' | Identity;
  /** The value is computed from other columns. */
  readonly generated?: { readonly sql: string; readonly kind?: 'stored' | 'virtual' };
  /** This column alone is the primary key. A key of several columns is the table's `primaryKey`. */
  readonly primaryKey?: boolean;
  /** No two rows share a value (nulls apart). */
  readonly unique?: boolean;
  /** The column that it refers to, `table.column`. A key of several columns is one of the table's `foreignKeys`. */
  readonly references?: string;
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  /** A collation, as SQL: `"C"`. */
  readonly collation?: string;
  readonly storage?: 'plain' | 'external' | 'extended' | 'main';
  readonly compression?: 'pglz' | 'lz4';
  readonly statisticsTarget?: number;
  readonly options?: Readonly<Record<string, string>>;
  readonly privileges?: Column['privileges'];
  /** The not-null constraint beyond the plain fact: its name, or that it is not valid yet. */
  readonly notNullConstraint?: Column['notNullConstraint'];
  /** `false` where a parent table alone gives the column. */
  readonly local?: false;
  /** The name that the column had before; a rename, not a drop and an add. */
  readonly renamedFrom?: string;
  /** How old values become values of a new type: the expression of `USING`. */
  readonly using?: string;
  /** What a valid value looks like beyond its type, for validators; the database does not check it. */
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A column as it is declared: its type, what is said of it, and (for the compiler alone) the type of its values. */
export interface ColumnDescriptor<T = unknown> extends ColumnOptions {
  /** The type as SQL: `character varying(254)`. */
  readonly type: string;
  /** Never there at run time: carries the type of the column's values. */
  readonly $type?: T;
}

/** The type of a column's values, null included where it may be. */
export type ColumnValue<C> = C extends { readonly $type?: infer T }
  ? Exclude<T, undefined> | (C extends { readonly nullable: true } ? null : never)
  : never;
