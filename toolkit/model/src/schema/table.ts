import type {
  Check,
  Deferrable,
  Exclusion,
  IndexDefinition,
  PrimaryKey,
  ReferentialAction,
  Table,
} from '../model/index.ts';
import type { ColumnDescriptor } from './column.ts';
import type { DistributionDescriptor } from './distribution.ts';
import type { PartitionsDescriptor } from './partitions.ts';
import type { Relationship } from './relationship.ts';

/** A key over columns `C`, with its name and options. */
export interface KeyDescriptor<C extends string = string> extends Deferrable {
  readonly columns: readonly C[];
  readonly name?: string;
  readonly doc?: string;
  readonly renamedFrom?: string;
  readonly include?: readonly C[];
  readonly storageParameters?: Readonly<Record<string, string>>;
  readonly tablespace?: string;
  readonly withoutOverlaps?: true;
  readonly replicaIdentity?: true;
  readonly clustered?: true;
  readonly attachedTo?: PrimaryKey['attachedTo'];
  readonly only?: true;
  readonly indexComment?: string;
  readonly dependsOnExtensions?: readonly string[];
}

/** A unique constraint over columns `C`. */
export interface UniqueDescriptor<C extends string = string> extends KeyDescriptor<C> {
  readonly nullsNotDistinct?: true;
}

/** A foreign key over columns `C`. */
export interface ForeignKeyDescriptor<C extends string = string> extends Deferrable {
  readonly columns: readonly C[];
  readonly references: { readonly table: string; readonly columns: readonly string[] };
  readonly onDelete?: ReferentialAction;
  readonly onDeleteColumns?: readonly C[];
  readonly onUpdate?: ReferentialAction;
  readonly match?: 'full';
  readonly notValid?: true;
  readonly notEnforced?: true;
  readonly period?: true;
  readonly local?: false;
  readonly name?: string;
  readonly doc?: string;
  readonly renamedFrom?: string;
}

/** A check constraint: its condition, or the condition with a name and options. */
export type CheckDescriptor =
  | string
  | (Omit<Check, 'name' | 'comment'> & { readonly name?: string; readonly doc?: string });

/** An element of an index: the name of a column, or a column or expression with options. */
export type IndexElementDescriptor<C extends string = string> =
  | C
  | (Omit<IndexDefinition['elements'][number], 'column' | 'expression'> &
      (
        | { readonly column: C; readonly expression?: never }
        | { readonly expression: string; readonly column?: never }
      ));

/** An index over columns `C` or expressions. */
export interface IndexDescriptor<C extends string = string>
  extends Omit<IndexDefinition, 'name' | 'comment' | 'elements' | 'include' | 'invalid'> {
  readonly columns: readonly IndexElementDescriptor<C>[];
  readonly include?: readonly C[];
  /** Default: a name by the naming convention. */
  readonly name?: string;
  readonly doc?: string;
}

/** An exclusion constraint. */
export type ExclusionDescriptor = Omit<Exclusion, 'comment' | 'invalid'> & { readonly doc?: string };

/** A declared table. It is plain data that can be converted to JSON and back. */
export interface TableDescriptor<
  N extends string = string,
  C extends Readonly<Record<string, ColumnDescriptor>> = Readonly<Record<string, ColumnDescriptor>>,
  R extends Readonly<Record<string, Relationship>> = Readonly<Record<string, Relationship>>,
  F extends readonly ForeignKeyDescriptor[] = readonly ForeignKeyDescriptor[],
  S extends string = string,
> extends TableExtras {
  readonly name: N;
  readonly schema?: S;
  readonly columns: C;
  /** The primary key's columns, or the key with its name and options. */
  readonly primaryKey?: readonly string[] | KeyDescriptor;
  readonly uniques?: readonly UniqueDescriptor[];
  readonly foreignKeys?: F;
  readonly checks?: readonly CheckDescriptor[];
  readonly exclusions?: readonly ExclusionDescriptor[];
  readonly indexes?: readonly IndexDescriptor[];
  readonly distribution?: DistributionDescriptor;
  readonly relationships: R;
}

/** The other properties of a table, as in the Model. */
export interface TableExtras
  extends Partial<
    Pick<
      Table,
      | 'triggers'
      | 'rules'
      | 'policies'
      | 'rowSecurity'
      | 'unlogged'
      | 'partitionBy'
      | 'partitionOf'
      | 'inherits'
      | 'replicaIdentity'
      | 'storageParameters'
      | 'accessMethod'
      | 'tablespace'
      | 'ofType'
      | 'foreign'
      | 'owner'
      | 'privileges'
      | 'renamedFrom'
    >
  > {
  /** One sentence about the table: hover text, SQL comment, JSON Schema description, ERD line. */
  readonly doc?: string;
  /** The schema. Default: `public`. */
  readonly schema?: string;
  /** How `trellis partitions` maintains partitions. Without it, the partitions are those that the schema declares. */
  readonly partitions?: PartitionsDescriptor;
}

/** The options of {@link table}. Keys and indexes can only name columns of the table. */
export interface TableOptions<
  C extends Readonly<Record<string, ColumnDescriptor>>,
  R extends Readonly<Record<string, Relationship>>,
  F extends readonly ForeignKeyDescriptor<keyof C & string>[],
  S extends string,
> extends TableExtras {
  readonly schema?: S;
  readonly columns: C;
  readonly primaryKey?: readonly (keyof C & string)[] | KeyDescriptor<keyof C & string>;
  readonly uniques?: readonly UniqueDescriptor<keyof C & string>[];
  readonly foreignKeys?: F;
  readonly checks?: readonly CheckDescriptor[];
  readonly exclusions?: readonly ExclusionDescriptor[];
  readonly indexes?: readonly IndexDescriptor<keyof C & string>[];
  /** How Citus distributes it. It has no effect on a database without Citus. */
  readonly distribution?: DistributionDescriptor<keyof C & string>;
  readonly relationships?: R;
}

/**
 * Declares a table.
 *
 * @param name its name in PostgreSQL
 * @param options its columns, keys, indexes and relationships; a key or index over an unknown column does not compile
 * @returns the descriptor, for {@link defineSchema}
 * @example
 * import { integer, manyToMany, table, varchar } from '@trellis/model';
 *
 * export const tags = table('tags', {
 *   doc: 'A word to find products by.',
 *   columns: {
 *     tag_id: integer({ identity: 'always', primaryKey: true }),
 *     name: varchar({ unique: true, doc: 'The word.' }),
 *   },
 *   relationships: { products: manyToMany('products', { secondary: 'product_tags', back_populates: 'tags' }) },
 * });
 */
export function table<
  const N extends string,
  const C extends Readonly<Record<string, ColumnDescriptor>>,
  const R extends Readonly<Record<string, Relationship>> = Record<never, never>,
  const F extends readonly ForeignKeyDescriptor<keyof C & string>[] = readonly [],
  const S extends string = 'public',
>(name: N, options: TableOptions<C, R, F, S>): TableDescriptor<N, C, R, F, S> {
  return { name, ...options, relationships: options.relationships ?? ({} as R) } as TableDescriptor<
    N,
    C,
    R,
    F,
    S
  >;
}
