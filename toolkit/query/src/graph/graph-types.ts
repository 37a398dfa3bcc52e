import type { NewRow, Relationship, Row, TableDescriptor } from '@trellis/model';
import type { Tables } from '../load/index.ts';

/** Columns of a table's foreign keys, whose values come from other rows of the graph. */
type KeyColumns<D extends TableDescriptor> =
  | {
      [C in keyof D['columns']]: D['columns'][C] extends { readonly references: string } ? C : never;
    }[keyof D['columns']]
  | NonNullable<D['foreignKeys']>[number]['columns'][number];

/** Columns of a new row; those of foreign keys are optional. */
type NewColumns<N, K> = Omit<N, K & keyof N> & Partial<Pick<N, K & keyof N>>;

/**
 * A new row of table `D` with its related rows. `$id` names the row, so that other places of the graph can refer to it.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import type { NewGraph } from '@trellis/query';
 *
 * const tags = table('tags', {
 *   columns: { tag_id: integer({ identity: 'always', primaryKey: true }), name: text() },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 *
 * export const tag: NewGraph<typeof shop.tables, typeof tags> = { $id: 'new', name: 'new' };
 * ```
 */
export type NewGraph<TS extends Tables, D extends TableDescriptor> = NewColumns<NewRow<D>, KeyColumns<D>> & {
  readonly $id?: string;
} & {
  readonly [R in keyof D['relationships'] as string extends R
    ? never
    : R]?: D['relationships'][R]['direction'] extends 'one-to-many' | 'many-to-many'
    ? readonly GraphPart<TS, D['relationships'][R]>[]
    : GraphPart<TS, D['relationships'][R]> | null;
};

/**
 * A related row in a graph: a new row, `$ref` for one elsewhere in the graph, or `$key` for an existing one.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, manyToOne, table, text } from '@trellis/model';
 * import type { GraphPart } from '@trellis/query';
 *
 * const customers = table('customers', {
 *   columns: { customer_id: integer({ identity: 'always', primaryKey: true }), name: text() },
 * });
 * const orders = table('orders', {
 *   columns: {
 *     order_id: integer({ primaryKey: true }),
 *     customer_id: integer({ references: 'customers.customer_id' }),
 *   },
 *   relationships: { customer: manyToOne('customers') },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { customers, orders } });
 *
 * type CustomerPart = GraphPart<typeof shop.tables, typeof orders.relationships.customer>;
 * export const parts: CustomerPart[] = [{ name: 'Ada' }, { $ref: 'ada' }, { $key: { customer_id: 7 } }];
 * ```
 */
export type GraphPart<TS extends Tables, R extends Relationship> =
  | NewGraph<TS, TS[R['target']]>
  | { readonly $ref: string }
  | { readonly $key: Partial<Row<TS[R['target']]>> };

/** Shows a sentence in a compiler error. An object, because the intersection of two strings would be `never`. */
interface Refused<Why extends string> {
  readonly $refused: Why;
}

/** Replaces the type of each unknown name in `G` by a sentence, so that the value does not compile. */
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

/**
 * The result of {@link insertGraph} for a graph of type `G`: all columns of table `D`, and the related rows of `G`.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import type { Inserted } from '@trellis/query';
 *
 * const tags = table('tags', {
 *   columns: { tag_id: integer({ identity: 'always', primaryKey: true }), name: text() },
 * });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 *
 * export const tag: Inserted<typeof shop.tables, typeof tags, { name: 'new' }> = { tag_id: 1, name: 'new' };
 * ```
 */
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
