import type { Column, ForeignKey } from '@trellis/model';
import { baseType } from '../casts/index.ts';

/** Whether only a modifier of a type changes. */
export function changesModifierOnly(was: Column, is: Column): boolean {
  return baseType(was.type) === baseType(is.type);
}

/**
 * Whether a foreign key survives the change of one of its columns, while the column at its other end still has the old
 * type or already the new one. PostgreSQL alters no column of a temporal key, not even its length: the operators of its
 * GiST index compare values of one type only.
 */
export function survivesRetyping(key: ForeignKey, was: Column, is: Column): boolean {
  if (key.period || was.collation !== is.collation) return false;
  return isComparable(was.type, is.type);
}

/** Whether values of two types compare by the operators of one B-tree operator family. */
function isComparable(a: string, b: string): boolean {
  const families = [
    ['smallint', 'integer', 'bigint'],
    ['text', 'character varying'],
  ];
  const [one, other] = [baseType(a), baseType(b)];
  return one === other || families.some((family) => family.includes(one) && family.includes(other));
}
