import { alterOperatorFamily, createOperatorClass, createOperatorFamily } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';

/** Operator families: members are added and removed in place. */
export const operatorFamilyKind: Kind<'operator family'> = {
  likeness: likeInAll,
  create: (node) => createOperatorFamily(node.value),
  drop: (node) => [`DROP ${node.target}`],
  alter: (from, to) => alterOperatorFamily(from.value, to.value),
};

/** Operator classes: PostgreSQL cannot alter one, so any change drops and recreates it with the indexes that use it. */
export const operatorClassKind: Kind<'operator class'> = {
  likeness: likeInAll,
  // Sorting and grouping use the default class of a type.
  isUsedUnrecorded: true,
  create: (node) => createOperatorClass(node.value),
  drop: (node) => [`DROP ${node.target}`],
};
