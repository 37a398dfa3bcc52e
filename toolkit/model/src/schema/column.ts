import type { Column, Identity, ReferentialAction } from '../model/index.ts';

/** An SQL expression, where a plain value would be a literal. Created by {@link sql}. */
export interface Sql {
  readonly sql: string;
}

/**
 * Marks text as an SQL expression, for defaults and generated columns.
 *
 * @param text the expression
 * @example
 * import { sql, timestamptz } from '@trellis/model';
 *
 * timestamptz({ default: sql('now()') });
 */
export function sql<const T extends string>(text: T): { readonly sql: T } {
  return { sql: text };
}

/** The options of a column of any type. A column is NOT NULL unless `nullable` is true. */
export interface ColumnOptions {
  /** One sentence about the column: hover text, SQL comment, JSON Schema description, dictionary entry. */
  readonly doc?: string;
  readonly nullable?: boolean;
  /** A literal value, or {@link sql} for an expression. */
  readonly default?: string | number | boolean | null | Sql;
  /** `always`: only PostgreSQL assigns values. With options: `{ generation: 'always', start: '1000' }`. */
  readonly identity?: 'always' | 'by default' | Identity;
  /** The expression of a generated column. */
  readonly generated?: { readonly sql: string; readonly kind?: 'stored' | 'virtual' };
  /** This column is the primary key. For several columns, use `primaryKey` of the table. */
  readonly primaryKey?: boolean;
  /** Adds a unique constraint on this column. */
  readonly unique?: boolean;
  /** The referenced column, as `table.column`. For several columns, use `foreignKeys` of the table. */
  readonly references?: string;
  readonly onDelete?: ReferentialAction;
  readonly onUpdate?: ReferentialAction;
  /** A collation, as SQL: `"C"`. It can be one of `collations` of the schema. */
  readonly collation?: string;
  readonly storage?: 'plain' | 'external' | 'extended' | 'main';
  readonly compression?: 'pglz' | 'lz4';
  readonly statisticsTarget?: number;
  readonly options?: Readonly<Record<string, string>>;
  /** The options of a foreign table's column, such as `column_name`. */
  readonly foreignOptions?: Column['foreignOptions'];
  readonly privileges?: Column['privileges'];
  /** The name of the not-null constraint, or that it is NOT VALID or NO INHERIT. */
  readonly notNullConstraint?: Column['notNullConstraint'];
  /** `false` if the column is only inherited. */
  readonly local?: false;
  /** The previous name: makes a change of the name a rename instead of a drop and an add. */
  readonly renamedFrom?: string;
  /** The `USING` expression, which converts old values to a new type. */
  readonly using?: string;
  /**
   * The value of existing rows that have none: when the column is added, or when it becomes NOT NULL. A literal value, or
   * {@link sql} for an expression, which is evaluated for each row and can use its other columns. Default: the default of
   * the column.
   */
  readonly backfill?: string | number | boolean | Sql;
  /**
   * Values of a timestamp or JSON type, or of an array of one, are read as PostgreSQL's exact text. By default they are
   * `Date`s, which have no microseconds, and parsed JSON, whose numbers have double precision.
   */
  readonly exact?: true;
  /** The format of valid values. Validators check it, the database does not. */
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A declared column: its SQL type and options. `T` is the TypeScript type of its values. */
export interface ColumnDescriptor<T = unknown> extends ColumnOptions {
  /** The type as SQL: `character varying(254)`. */
  readonly type: string;
  /** Of a column of an enum, or of arrays of it: the values from which its TypeScript type is made. */
  readonly values?: readonly string[];
  /** The TypeScript type of the column's values. Never set at run time. */
  readonly $type?: T;
}

/** The TypeScript type of a column's values, including null if it is nullable. */
export type ColumnValue<C> = C extends { readonly $type?: infer T }
  ? Exclude<T, undefined> | (C extends { readonly nullable: true } ? null : never)
  : never;
