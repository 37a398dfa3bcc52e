import type { PrivilegeKind } from '../model/index.ts';
import type { ObjectKind } from '../names/index.ts';
import type { PartField, PartOf } from './lists.ts';

/**
 * The name space in which a name is unique. A name is used at most once in the database (`schema`, `extension`,
 * `publication`, `cast`, `event trigger`, `foreign data wrapper`, `foreign server`), in its schema (`relation`, `type`,
 * `routine`, `operator …`, `statistics`, `collation`, `text search …`), or in the object that it is a part of (the rest).
 */
export type NameSpace =
  | 'schema'
  | 'extension'
  | 'publication'
  | 'cast'
  | 'operator'
  | 'operator family'
  | 'operator class'
  | 'event trigger'
  | 'foreign data wrapper'
  | 'foreign server'
  | 'relation'
  | 'type'
  | 'routine'
  | 'statistics'
  | 'collation'
  | 'text search dictionary'
  | 'text search configuration'
  | 'column'
  | 'constraint'
  | 'trigger'
  | 'rule'
  | 'policy';

/** An additional name of an object in a name space of its schema, or of another one. */
export interface TakenName {
  readonly space: NameSpace;
  readonly name: string;
  /** Default: the schema of the object. */
  readonly schema?: string;
  /** PostgreSQL generated it, and would have avoided a name that is taken. */
  readonly generated?: true;
}

/** The statement that is the `definition` of a kind: `CREATE … word name … on table`. */
export interface StatementEntry<T> {
  /** What follows `CREATE` and names the kind: `TRIGGER`. */
  readonly words: readonly string[];
  /** The word before the name of the table. */
  readonly on?: string;
  /** The table that it has to name. Default: the object that it is a part of. */
  readonly table?: (object: T) => readonly string[];
}

/** `true` exactly when the type has the field, so that a flag cannot disagree with the type. */
type Has<T, F extends string> = F extends keyof T ? true : false;

/** The optional fields of a type. */
type OptionalField<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

/** The properties of objects and of parts. */
interface CommonEntry<T> {
  /** The id's kind: PostgreSQL's word in `pg_depend`. */
  readonly id: ObjectKind;
  /** The name spaces in which its name is unique. */
  readonly names: readonly NameSpace[];
  /** Whether it can have a `COMMENT`. */
  readonly comment: Has<T, 'comment'>;
  /** The kind of its access control list. Absent if it has none. */
  readonly privileges: 'privileges' extends OptionalField<T> ? PrivilegeKind : undefined;
  /** Whether a declared `renamedFrom` renames it. */
  readonly renamable: boolean;
  /** The statement in its `definition`, if that is a complete one. */
  readonly statement?: StatementEntry<T>;
  /** The authored hints: fields that PostgreSQL does not store. */
  readonly authored: readonly OptionalField<T>[];
  /** The fields that hold the name of a type, and whether the type keeps its modifiers there. */
  readonly types: { readonly [F in keyof T]?: 'with modifiers' | 'without modifiers' };
}

/** A kind of object that a list of the Model contains. */
export interface KindEntry<T> extends CommonEntry<T> {
  /** The kind in words, unique in the catalogue: `composite type`. */
  readonly kind: string;
  /** Whether its path consists of a schema and a name. */
  readonly inSchema: boolean;
  /** The names that lead to it, its own last: `[schema, name]`. */
  readonly path: (object: T) => readonly string[];
  /** The arguments of its id. */
  readonly args?: (object: T) => string;
  /** Whether it has an owner that `ALTER … OWNER TO` changes. */
  readonly owner: Has<T, 'owner'>;
  /** Its additional names in its schema: the multirange type of a range type. */
  readonly alsoNames?: (object: T) => readonly TakenName[];
  /** The kinds of its parts, by the field that holds them. */
  readonly parts: { readonly [F in PartField<T>]: PartEntry<PartOf<T, F>, T> };
}

/** A kind of part, such as the columns of a table. */
export interface PartEntry<T, W> extends CommonEntry<T> {
  /** The kind in words. Equal parts of different kinds of objects share it. */
  readonly kind: string;
  /** Whether its id and name are unique within the object or, as for an index, within the schema of the object. */
  readonly within: 'object' | 'schema';
  /** No object depends on it, so it can be created after all other objects. */
  readonly createdLast?: true;
  /** The fields that are separate objects in PostgreSQL, with the kind of their id: a column's `default`. */
  readonly fields?: { readonly [F in OptionalField<T>]?: ObjectKind };
  /** Its additional names in the schema: the sequence of an identity column. */
  readonly alsoNames?: (part: T, whole: W) => readonly TakenName[];
}
