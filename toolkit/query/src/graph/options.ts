import type { NewRow, Relationship, Row, TableDescriptor } from '@trellis/model';
import type { Tables } from '../load/options.ts';

/** The columns of a table's foreign keys: those rows above or below give them. */
type KeyColumns<D extends TableDescriptor> =
  | {
      [C in keyof D['columns']]: D['columns'][C] extends { readonly references: string } ? C : never;
    }[keyof D['columns']]
  | NonNullable<D['foreignKeys']>[number]['columns'][number];

/** The columns of a new row; those of foreign keys may be left to the graph. */
type NewColumns<N, K> = Omit<N, K & keyof N> & Partial<Pick<N, K & keyof N>>;

/** A new row with the rows that its relationships lead to. `$id` gives it a name for other places of the graph. */
export type NewGraph<TS extends Tables, D extends TableDescriptor> = NewColumns<NewRow<D>, KeyColumns<D>> & {
  readonly $id?: string;
} & {
  readonly [R in keyof D['relationships'] as string extends R
    ? never
    : R]?: D['relationships'][R]['direction'] extends 'one-to-many' | 'many-to-many'
    ? readonly GraphPart<TS, D['relationships'][R]>[]
    : GraphPart<TS, D['relationships'][R]> | null;
};

/** What may stand under a relationship: a new row, one that stands elsewhere in the graph, or one that is there already. */
export type GraphPart<TS extends Tables, R extends Relationship> =
  | NewGraph<TS, TS[R['target']]>
  | { readonly $ref: string }
  | { readonly $key: Partial<Row<TS[R['target']]>> };

/** Fits nothing, and says why: of a text alone and the value that is given the compiler would make `never`. */
interface Refused<Why extends string> {
  readonly $refused: Why;
}

/** `G` with a sentence in place of whatever is no column and no relationship, so that `G` does not fit there. */
export type CheckedGraph<TS extends Tables, D extends TableDescriptor, G> = G extends readonly (infer E)[]
  ? readonly CheckedGraph<TS, D, E>[]
  : {
      readonly [K in keyof G]: K extends keyof NewRow<D> | '$id' | '$ref' | '$key'
        ? unknown
        : K extends keyof D['relationships']
          ? G[K] extends object
            ? CheckedGraph<TS, TS[D['relationships'][K]['target']], G[K]>
            : unknown
          : Refused<`${D['name']} has no column to write and no relationship ${K & string}`>;
    };

/** A row of table `D` as `G` was inserted: all its columns, and under each relationship what was inserted there. */
export type Inserted<TS extends Tables, D extends TableDescriptor, G> = G extends readonly (infer E)[]
  ? Inserted<TS, D, E>[]
  : G extends { readonly $key: infer K }
    ? { -readonly [C in keyof K]: K[C] }
    : G extends null | undefined
      ? G
      : {
          -readonly [K in
            | keyof D['columns']
            | (keyof G & keyof D['relationships'])]: K extends keyof D['columns']
            ? Row<D>[K]
            : Inserted<TS, TS[D['relationships'][K & string]['target']], G[K & keyof G]>;
        };
