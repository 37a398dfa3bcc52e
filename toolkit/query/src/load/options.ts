import type { Relationship, Row, TableDescriptor } from '@trellis/model';
import type { Where } from './where.ts';

export type Tables = Readonly<Record<string, TableDescriptor>>;

/**
 * How related rows get here, SQLAlchemy's names: in the statement of the row that leads to them,
 * as JSON that PostgreSQL aggregates where they are several (`joined`), or in a further statement for all rows,
 * which the relationships of a level share (`selectin`).
 */
export type Strategy = 'joined' | 'selectin';

/** Which way rows are sorted by a column. */
export type Sorting =
  | 'asc'
  | 'desc'
  | 'asc nulls first'
  | 'asc nulls last'
  | 'desc nulls first'
  | 'desc nulls last';

/** What may be said wherever rows are loaded. Every option begins with `$`, which no relationship does. */
export interface RowOptions<D extends TableDescriptor> {
  /** The columns to load; all when left out. */
  readonly $columns?: readonly (keyof D['columns'] & string)[];
  readonly $where?: Where<Row<D>>;
  /** Left out: that of the relationship above; at the root, `joined` for few rows and `selectin` for many. */
  readonly $strategy?: Strategy;
}

/** What may be said where several rows are loaded. */
export interface ManyOptions<D extends TableDescriptor> extends RowOptions<D> {
  /** By these columns, then by the primary key; each list's own order, not that of the whole. */
  readonly $orderBy?: Order<keyof D['columns'] & string>;
  /** How many rows at most, for each row above. */
  readonly $limit?: number;
  /** How many rows to pass over first, for each row above. */
  readonly $offset?: number;
}

/** One column, several, or columns with their ways: `{ order_date: 'desc' }`. */
export type Order<C extends string> =
  | C
  | { readonly [K in C]?: Sorting }
  | readonly (C | { readonly [K in C]?: Sorting })[];

/** What {@link load} takes for rows of table `T`: options, and the relationships to follow. */
export type Load<TS extends Tables, T extends keyof TS> = ManyOptions<TS[T]> &
  Follow<TS, TS[T]['relationships']>;

/**
 * The relationships to follow: `true`, or what to load of the rows that they lead to. Of a schema
 * that was read from JSON nothing is known before it runs.
 */
export type Follow<TS extends Tables, RS extends Readonly<Record<string, Relationship>>> = {
  readonly [R in keyof RS]?: string extends R
    ? unknown
    :
        | true
        | ((RS[R]['direction'] extends 'one-to-many' | 'many-to-many'
            ? ManyOptions<TS[RS[R]['target']]>
            : RowOptions<TS[RS[R]['target']]>) &
            Follow<TS, TS[RS[R]['target']]['relationships']>);
};

/**
 * What is given to `load` where `L` is: an editor that is to complete it does not know `L` yet, and takes what there is
 * from {@link Load}.
 */
export type Given<TS extends Tables, T extends keyof TS, L> = L & Checked<TS, TS[T], L> & Load<TS, T>;

/** `L` with a sentence in place of whatever is no option and no relationship, so that `L` does not fit there. */
type Checked<TS extends Tables, D extends TableDescriptor, L, Options = ManyOptions<D>> = {
  readonly [K in keyof L]: K extends keyof Options
    ? unknown
    : K extends keyof D['relationships']
      ? L[K] extends object
        ? Checked<TS, TS[D['relationships'][K]['target']], L[K], OptionsOf<TS, D['relationships'][K]>>
        : unknown
      : `${D['name']} has no relationship ${K & string}`;
};

type OptionsOf<TS extends Tables, R extends Relationship> = R['direction'] extends
  | 'one-to-many'
  | 'many-to-many'
  ? ManyOptions<TS[R['target']]>
  : RowOptions<TS[R['target']]>;
