import type { Relationship, Row, TableDescriptor } from '@trellis/model';
import type { Operators, Where } from '../where/index.ts';

export type Tables = Readonly<Record<string, TableDescriptor>>;

/**
 * Loading strategy of related rows, named as in SQLAlchemy. `joined` loads them in the statement of their parent row;
 * PostgreSQL aggregates several rows as JSON. `selectin` loads them in a further statement for all parent rows of a
 * level.
 *
 * @example
 * ```ts
 * import type { Strategy } from '@trellis/query';
 *
 * export const strategyFor = (rows: number): Strategy => (rows > 10 ? 'selectin' : 'joined');
 * ```
 */
export type Strategy = 'joined' | 'selectin';

/**
 * Sort order of a column.
 *
 * @example
 * ```ts
 * import type { Sorting } from '@trellis/query';
 *
 * export const newestFirst: Sorting = 'desc nulls last';
 * ```
 */
export type Sorting =
  | 'asc'
  | 'desc'
  | 'asc nulls first'
  | 'asc nulls last'
  | 'desc nulls first'
  | 'desc nulls last';

/**
 * Options for loading one row or several. Options begin with `$`, and relationships never do.
 *
 * @example
 * ```ts
 * import { integer, table, text } from '@trellis/model';
 * import type { RowOptions } from '@trellis/query';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 *
 * export const options: RowOptions<typeof tags> = { $columns: ['name'], $where: { name: { like: 'n%' } } };
 * ```
 */
export interface RowOptions<D extends TableDescriptor> {
  /** Columns to load; all by default. */
  readonly $columns?: readonly (keyof D['columns'] & string)[];
  readonly $where?: Where<Row<D>>;
  /** By default that of the parent relationship; at the root, `joined` for up to ten rows, otherwise `selectin`. */
  readonly $strategy?: Strategy;
}

/** Options for loading several rows. */
export interface ManyOptions<D extends TableDescriptor> extends RowOptions<D> {
  /** Sorts the rows of each parent by these columns, then by primary key. */
  readonly $orderBy?: Order<keyof D['columns'] & string>;
  /** Maximum number of rows for each parent. */
  readonly $limit?: number;
  /** Number of rows to skip for each parent. */
  readonly $offset?: number;
  /** Adds `$cursor` to each row: its exact position in the order, for `$after` and `$before`. */
  readonly $cursor?: true;
  /** Loads the rows after the row with this cursor. The order must be the same. */
  readonly $after?: string | undefined;
  /** Loads the rows before the row with this cursor; with `$limit`, the last ones. The order must be the same. */
  readonly $before?: string | undefined;
}

/**
 * Columns to sort by: a column, columns with their sort order, or an array of these.
 *
 * @example
 * ```ts
 * import type { Order } from '@trellis/query';
 *
 * export const order: Order<'order_date' | 'order_id'> = [{ order_date: 'desc' }, 'order_id'];
 * ```
 */
export type Order<C extends string> =
  | C
  | { readonly [K in C]?: Sorting }
  | readonly (C | { readonly [K in C]?: Sorting })[];

/**
 * Options of {@link load} for table `T`: options for its rows, and the relationships to load.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import type { LoadOptions } from '@trellis/query';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 *
 * export const firstPage: LoadOptions<typeof shop.tables, 'tags'> = { $orderBy: 'name', $limit: 20 };
 * ```
 */
export type LoadOptions<TS extends Tables, T extends keyof TS> = ManyOptions<TS[T]> &
  RelationshipOptions<TS, TS[T]['relationships']>;

/**
 * Relationships to load: `true`, or options for the related rows. For a schema read from JSON the compiler does not
 * know the names.
 */
export type RelationshipOptions<TS extends Tables, RS extends Readonly<Record<string, Relationship>>> = {
  readonly [R in keyof RS]?: string extends R
    ? unknown
    :
        | true
        | ((RS[R]['direction'] extends 'one-to-many' | 'many-to-many'
            ? ManyOptions<TS[RS[R]['target']]>
            : RowOptions<TS[RS[R]['target']]>) &
            RelationshipOptions<TS, TS[RS[R]['target']]['relationships']>);
};

/**
 * The type of the `options` parameter of `load`. Before an editor has inferred `L`, it completes names from
 * {@link LoadOptions}.
 */
export type CheckedLoadOptions<TS extends Tables, T extends keyof TS, L> = L &
  RejectUnknown<TS, TS[T], L> &
  LoadOptions<TS, T>;

/** Replaces the type of each unknown name in `L` by a sentence, so that the value does not compile. */
type RejectUnknown<TS extends Tables, D extends TableDescriptor, L, Options = ManyOptions<D>> = {
  readonly [K in keyof L]: K extends keyof Options
    ? K extends '$where'
      ? RejectInWhere<D, L[K]>
      : K extends '$orderBy'
        ? RejectInOrder<D, L[K]>
        : unknown
    : K extends keyof D['relationships']
      ? L[K] extends object
        ? RejectUnknown<TS, TS[D['relationships'][K]['target']], L[K], OptionsOf<TS, D['relationships'][K]>>
        : unknown
      : `${D['name']} has no relationship ${K & string}`;
};

/** Does so in conditions. The compiler itself accepts a wrong name beside a right one, because it infers `L` with both. */
type RejectInWhere<D extends TableDescriptor, W> = W extends readonly unknown[]
  ? { readonly [I in keyof W]: RejectInWhere<D, W[I]> }
  : { readonly [C in keyof W]: C extends keyof D['columns'] ? RejectOperators<W[C]> : NoColumn<D, C> };

/** Does so in an order. */
type RejectInOrder<D extends TableDescriptor, O> = O extends readonly unknown[]
  ? { readonly [I in keyof O]: RejectInOrder<D, O[I]> }
  : O extends string
    ? O
    : { readonly [C in keyof O]: C extends keyof D['columns'] ? unknown : NoColumn<D, C> };

type RejectOperators<V> = keyof V & keyof Operators<unknown> extends never
  ? unknown
  : {
      readonly [O in keyof V]: O extends keyof Operators<unknown>
        ? unknown
        : `there is no operator ${O & string}`;
    };

type NoColumn<D extends TableDescriptor, C> = string extends C
  ? unknown
  : `${D['name']} has no column ${C & string}`;

type OptionsOf<TS extends Tables, R extends Relationship> = R['direction'] extends
  | 'one-to-many'
  | 'many-to-many'
  ? ManyOptions<TS[R['target']]>
  : RowOptions<TS[R['target']]>;
