import type { PrivilegeKind } from '../model/index.ts';
import type { ObjectKind } from '../names/index.ts';
import type { PartField, PartOf } from './lists.ts';

/**
 * What must be unique among what. A name is taken at most once in the database (`schema`, `extension`, `publication`), in its
 * schema (`relation`, `type`, `routine`, `statistics`), or in the object that it is a part of (the rest).
 */
export type NameSpace =
  | 'schema'
  | 'extension'
  | 'publication'
  | 'relation'
  | 'type'
  | 'routine'
  | 'statistics'
  | 'column'
  | 'constraint'
  | 'trigger'
  | 'rule'
  | 'policy';

/** A name that an object takes in a name space of its schema beside its own. */
export interface TakenName {
  readonly space: NameSpace;
  readonly name: string;
}

/** `true` exactly when the type has the field, so that a flag cannot disagree with the type. */
type Has<T, F extends string> = F extends keyof T ? true : false;

/** The fields of a type that may be left out. */
type OptionalField<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

/** What the catalogue says about objects and parts alike. */
interface CommonEntry<T> {
  /** The id's kind: PostgreSQL's word in `pg_depend`. */
  readonly id: ObjectKind;
  /** The name spaces in which its name is unique. */
  readonly names: readonly NameSpace[];
  /** Whether it can have a `COMMENT`. */
  readonly comment: Has<T, 'comment'>;
  /** The kind of its access control list. Left out when it has none. */
  readonly privileges: 'privileges' extends OptionalField<T> ? PrivilegeKind : undefined;
  /** Whether a declared `renamedFrom` renames it. */
  readonly renamable: boolean;
  /** The fields that only its author knows: PostgreSQL does not store them. */
  readonly authored: readonly OptionalField<T>[];
  /** The fields that hold the name of a type, and whether the type keeps its modifiers there. */
  readonly types: { readonly [F in keyof T]?: 'with modifiers' | 'without modifiers' };
}

/** One kind of object that a list of the Model holds. */
export interface KindEntry<T> extends CommonEntry<T> {
  /** The kind in words, unique in the catalogue: `composite type`. */
  readonly kind: string;
  /** Whether its path is the schema that it is in and its name. */
  readonly inSchema: boolean;
  /** The names that lead to it, its own last: `[schema, name]`. */
  readonly path: (object: T) => readonly string[];
  /** The arguments of its id. */
  readonly args?: (object: T) => string;
  /** Whether it has an owner that `ALTER … OWNER TO` changes. */
  readonly owner: Has<T, 'owner'>;
  /** Other names that it takes in its schema: the multirange type of a range type. */
  readonly alsoNames?: (object: T) => readonly TakenName[];
  /** The kinds of its parts, by the field that holds them. */
  readonly parts: { readonly [F in PartField<T>]: PartEntry<PartOf<T, F>, T> };
}

/** One kind of part, such as a table's columns. */
export interface PartEntry<T, W> extends CommonEntry<T> {
  /** The kind in words. Parts of one type that differ only in what they belong to share it. */
  readonly kind: string;
  /** Whether its id and its name are its own within the object or within the object's schema, as an index's are. */
  readonly within: 'object' | 'schema';
  /** Nothing needs it, so it can be created when everything else is there. */
  readonly createdLast?: true;
  /** The fields that are objects of their own to PostgreSQL, with the kind of their id: a column's `default`. */
  readonly fields?: { readonly [F in OptionalField<T>]?: ObjectKind };
  /** Other names that it takes in the schema: the sequence of an identity column. */
  readonly alsoNames?: (part: T, whole: W) => readonly TakenName[];
}
