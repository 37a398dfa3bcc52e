import type { Column } from '@trellis/model';
import { baseType } from '../casts/index.ts';

/** Whether only a modifier of a type changes. */
export function changesModifierOnly(was: Column, is: Column): boolean {
  return baseType(was.type) === baseType(is.type);
}

/** Whether values of two types compare, so that a foreign key survives the change of one side. */
export function isComparable(a: string, b: string): boolean {
  const families = [
    ['smallint', 'integer', 'bigint'],
    ['text', 'character varying'],
  ];
  const [one, other] = [baseType(a), baseType(b)];
  return one === other || families.some((family) => family.includes(one) && family.includes(other));
}
