import type { KindName, ObjectReference } from '@trellis/model';
import type { Refusal } from '../change/index.ts';

/** A rename that the author declared, or that follows from one, or the move of an object to another schema. */
export interface Rename {
  readonly kind: KindName;
  /** The object by its old name, in objects with their old names. Of an enum's value, the enum. */
  readonly old: ObjectReference;
  /** The object by its new name, in objects with their new names. */
  readonly wanted: ObjectReference;
  readonly from: string;
  readonly to: string;
  /** It renames a value of the enum. */
  readonly isValue?: true;
  /** It moves the object to another schema, where it has the same name. */
  readonly isMove?: true;
  /** Left out if PostgreSQL makes it with another one, as the rename of a column in the children of its table. */
  readonly sql?: string;
}

/** The renames from one Model to another, in an order that works. */
export interface Renames {
  readonly list: readonly Rename[];
  readonly refusals: readonly Refusal[];
}
