import type { Relationship, Row, TableDescriptor } from '@trellis/model';
import type { Tables } from './options.ts';

/**
 * The type of a row of table `D` loaded with options `L`: the columns that are loaded, and for each relationship an
 * array, a row, or a row or null.
 *
 * @example
 * ```ts
 * import { defineSchema, integer, table, text } from '@trellis/model';
 * import type { Loaded } from '@trellis/query';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), name: text() } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 *
 * type TagName = Loaded<typeof shop.tables, typeof tags, { readonly $columns: readonly ['name'] }>;
 * export const tag: TagName = { name: 'new' };
 * ```
 */
// Editors expand a conditional type instead of showing its name, hence the condition that always holds.
export type Loaded<TS extends Tables, D extends TableDescriptor, L> = [L] extends [unknown]
  ? {
      -readonly [K in
        | LoadedColumns<D, L>
        | (Exclude<keyof L, `$${string}`> & keyof D['relationships'])
        | WithCursor<L>]: K extends keyof D['columns']
        ? Row<D>[K]
        : K extends '$cursor'
          ? string
          : Related<TS, D, D['relationships'][K & string], L[K & keyof L]>;
    }
  : never;

type WithCursor<L> = L extends { readonly $cursor: true } ? '$cursor' : never;

type LoadedColumns<D extends TableDescriptor, L> = L extends { readonly $columns: readonly (infer C)[] }
  ? C & keyof D['columns']
  : keyof D['columns'];

/** The type of a relationship; `undefined` only if the options may omit it. */
type Related<TS extends Tables, D extends TableDescriptor, R extends Relationship, L> = L extends undefined
  ? undefined
  : R['direction'] extends 'one-to-many' | 'many-to-many'
    ? Loaded<TS, TS[R['target']], L>[]
    : Loaded<TS, TS[R['target']], L> | Absent<D, R, L>;

/** Null if there may be no row: the foreign key is on the other side or nullable, or the load has a condition. */
type Absent<D extends TableDescriptor, R extends Relationship, L> = R['direction'] extends 'one-to-one'
  ? null
  : L extends { readonly $where: unknown }
    ? null
    : Extract<D['columns'][KeyColumns<D, R>], { readonly nullable: true }> extends never
      ? never
      : null;

/** Columns of the foreign key of a many-to-one relationship. */
type KeyColumns<D extends TableDescriptor, R extends Relationship> = R extends {
  readonly foreign_keys: readonly (infer C)[];
}
  ? C & keyof D['columns']
  :
      | {
          [C in keyof D['columns']]: D['columns'][C] extends {
            readonly references: `${R['target']}.${string}`;
          }
            ? C
            : never;
        }[keyof D['columns']]
      | KeyOf<NonNullable<D['foreignKeys']>[number], R['target']>;

type KeyOf<F, T> = F extends {
  readonly columns: readonly (infer C)[];
  readonly references: { readonly table: T };
}
  ? C & string
  : never;
