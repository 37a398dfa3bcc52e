/** What happens to the related rows: SQLAlchemy's words. `all` is every one but `delete-orphan`. */
export type Cascade =
  | 'save-update'
  | 'merge'
  | 'refresh-expire'
  | 'expunge'
  | 'delete'
  | 'all'
  | 'delete-orphan';

/** SQLAlchemy's directions, and one-to-one, which it calls `uselist=False`. */
export type Direction = 'one-to-many' | 'many-to-one' | 'one-to-one' | 'many-to-many';

/** How rows of one table lead to rows of another. */
export interface Relationship {
  readonly direction: Direction;
  /** The key of the other table in the schema's `tables`. */
  readonly target: string;
  /** The relationship of the other table that leads back. */
  readonly back_populates?: string;
  readonly cascade?: readonly Cascade[];
  /** The association table of a many-to-many relationship. */
  readonly secondary?: string;
  /** The columns of the foreign key, where there are several between the two tables. */
  readonly foreign_keys?: readonly string[];
  readonly doc?: string;
}

interface RelationshipOptions {
  readonly back_populates?: string;
  readonly cascade?: readonly Cascade[];
  readonly foreign_keys?: readonly string[];
  readonly doc?: string;
}

/** Options that are literally `O`, and nothing that a relationship does not have. */
type Exactly<O, A> = O & { readonly [K in Exclude<keyof O, keyof A>]: never };

type None = Record<never, never>;

/**
 * A row here leads to any number of rows there; the foreign key is there.
 *
 * @param target the other table's key in the schema
 * @example
 * import { oneToMany } from '@trellis/model';
 *
 * oneToMany('orders', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] });
 */
export function oneToMany<const T extends string, const O extends RelationshipOptions = None>(
  target: T,
  options?: Exactly<O, RelationshipOptions>,
) {
  return { direction: 'one-to-many', target, ...options } as O & {
    readonly direction: 'one-to-many';
    readonly target: T;
  };
}

/**
 * Rows here lead to one row there; the foreign key is here.
 *
 * @param target the other table's key in the schema
 * @example
 * import { manyToOne } from '@trellis/model';
 *
 * manyToOne('customers', { back_populates: 'orders' });
 */
export function manyToOne<const T extends string, const O extends RelationshipOptions = None>(
  target: T,
  options?: Exactly<O, RelationshipOptions>,
) {
  return { direction: 'many-to-one', target, ...options } as O & {
    readonly direction: 'many-to-one';
    readonly target: T;
  };
}

/**
 * A row here leads to at most one row there; the foreign key is there, on unique columns.
 *
 * @param target the other table's key in the schema
 * @example
 * import { oneToOne } from '@trellis/model';
 *
 * oneToOne('profiles', { back_populates: 'customer' });
 */
export function oneToOne<const T extends string, const O extends RelationshipOptions = None>(
  target: T,
  options?: Exactly<O, RelationshipOptions>,
) {
  return { direction: 'one-to-one', target, ...options } as O & {
    readonly direction: 'one-to-one';
    readonly target: T;
  };
}

/**
 * Rows here lead to any number of rows there and back, through an association table that has
 * nothing but the two keys. One with columns of its own is a table like any other.
 *
 * @param target the other table's key in the schema
 * @example
 * import { manyToMany } from '@trellis/model';
 *
 * manyToMany('tags', { secondary: 'product_tags', back_populates: 'products' });
 */
export function manyToMany<
  const T extends string,
  const O extends RelationshipOptions & { readonly secondary: string },
>(target: T, options: Exactly<O, RelationshipOptions & { readonly secondary: string }>) {
  return { direction: 'many-to-many', target, ...(options as O) } as O & {
    readonly direction: 'many-to-many';
    readonly target: T;
  };
}
