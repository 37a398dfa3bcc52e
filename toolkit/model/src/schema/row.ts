import type { ColumnValue } from './column.ts';
import type { TableDescriptor } from './table.ts';

/** Flattens an intersection, so that a hover shows the properties. */
type Flat<T> = { [K in keyof T]: T[K] };

/** A column whose value PostgreSQL alone gives. */
type Generated =
  | { readonly identity: 'always' }
  | { readonly identity: { readonly generation: 'always' } }
  | { readonly generated: object };

/** A column that may be left out of an insert. */
type Optional = { readonly nullable: true } | { readonly default: unknown } | { readonly identity: unknown };

/**
 * A row of a table as it is read.
 *
 * @example type Tag = Row<typeof tags>; // { tag_id: number; name: string }
 */
export type Row<T extends Pick<TableDescriptor, 'columns'>> = {
  [K in keyof T['columns']]: ColumnValue<T['columns'][K]>;
};

/** A row of a table as it is inserted: nothing generated, nothing required that has a default or may be null. */
export type NewRow<T extends Pick<TableDescriptor, 'columns'>> = Flat<
  {
    [K in keyof T['columns'] as T['columns'][K] extends Generated | Optional ? never : K]: ColumnValue<
      T['columns'][K]
    >;
  } & {
    [K in keyof T['columns'] as T['columns'][K] extends Generated
      ? never
      : T['columns'][K] extends Optional
        ? K
        : never]?: ColumnValue<T['columns'][K]>;
  }
>;

/** What may be changed of a row: any of its columns but the generated ones. */
export type RowPatch<T extends Pick<TableDescriptor, 'columns'>> = {
  [K in keyof T['columns'] as T['columns'][K] extends Generated ? never : K]?: ColumnValue<T['columns'][K]>;
};
