import type { Relationship, Row, TableDescriptor } from '@trellis/model';
import type { Tables } from './options.ts';

/**
 * A row of table `D` as it is loaded by `L`: the columns asked for, and under each relationship an
 * array, a row, or a row or null. An editor shows a conditional type as what it comes to, not by its name, hence the one
 * that always holds.
 */
export type Loaded<TS extends Tables, D extends TableDescriptor, L> = [L] extends [unknown]
  ? {
      -readonly [K in
        | LoadedColumns<D, L>
        | (Exclude<keyof L, `$${string}`> & keyof D['relationships'])]: K extends keyof D['columns']
        ? Row<D>[K]
        : Related<TS, D, D['relationships'][K & string], L[K & keyof L]>;
    }
  : never;

type LoadedColumns<D extends TableDescriptor, L> = L extends { readonly $columns: readonly (infer C)[] }
  ? C & keyof D['columns']
  : keyof D['columns'];

/** What a relationship leads to; `undefined` only where it may not have been asked for. */
type Related<TS extends Tables, D extends TableDescriptor, R extends Relationship, L> = L extends undefined
  ? undefined
  : R['direction'] extends 'one-to-many' | 'many-to-many'
    ? Loaded<TS, TS[R['target']], L>[]
    : Loaded<TS, TS[R['target']], L> | Absent<D, R, L>;

/** Null where there may be no row: the key is elsewhere or may be null, or the row is held to a condition. */
type Absent<D extends TableDescriptor, R extends Relationship, L> = R['direction'] extends 'one-to-one'
  ? null
  : L extends { readonly $where: unknown }
    ? null
    : Extract<D['columns'][KeyColumns<D, R>], { readonly nullable: true }> extends never
      ? never
      : null;

/** The columns of the foreign key that a many-to-one relationship follows. */
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
