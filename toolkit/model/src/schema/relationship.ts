/** The operations that apply to related rows too, with SQLAlchemy's names. `all` means all except `delete-orphan`. */
export type Cascade =
  | 'save-update'
  | 'merge'
  | 'refresh-expire'
  | 'expunge'
  | 'delete'
  | 'all'
  | 'delete-orphan';

/** SQLAlchemy's directions, and one-to-one, which is `uselist=False` in SQLAlchemy. */
export type RelationshipDirection = 'one-to-many' | 'many-to-one' | 'one-to-one' | 'many-to-many';

/** A relationship from one table to another. */
export interface Relationship {
  readonly direction: RelationshipDirection;
  /** The key of the other table in the schema's `tables`. */
  readonly target: string;
  /** The inverse relationship in the other table. */
  readonly back_populates?: string;
  readonly cascade?: readonly Cascade[];
  /** The association table of a many-to-many relationship. */
  readonly secondary?: string;
  /** The columns of the foreign key, if there are several between the two tables. */
  readonly foreign_keys?: readonly string[];
  readonly doc?: string;
}

interface RelationshipOptions {
  readonly back_populates?: string;
  readonly cascade?: readonly Cascade[];
  readonly foreign_keys?: readonly string[];
  readonly doc?: string;
}

/** The options `O`, without properties that a relationship does not have. */
type Exactly<O, A> = O & { readonly [K in Exclude<keyof O, keyof A>]: never };

type None = Record<never, never>;

/**
 * Declares that a row has any number of rows of another table, which has the foreign key.
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
 * Declares that a row has at most one row of another table. This table has the foreign key.
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
 * Declares that a row has at most one row of another table, which has the foreign key on unique columns.
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
 * Declares that rows of two tables are associated by an association table that has only the two foreign keys. If the
 * association has more columns, declare it as a table with two many-to-one relationships.
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
