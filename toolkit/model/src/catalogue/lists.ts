import type { Model } from '../model/index.ts';

/** The lists of objects of a Model: every array of objects in `Model`, except those that are no objects of their own. */
export type ListName = Exclude<
  {
    [K in keyof Model]-?: NonNullable<Model[K]> extends readonly object[] ? K : never;
  }[keyof Model],
  'unmodelled' | 'extensionCasts'
>;

/** The objects of a list. */
export type ObjectOf<L extends ListName> = NonNullable<Model[L]>[number];

/** The element of a list, or the type of a field that contains at most one object. */
type Element<F> = NonNullable<F> extends readonly (infer E)[] ? E : NonNullable<F>;

/** Whether a value is an object with a name and a comment: a part, and not a reference to another object. */
type IsPart<E> = E extends { readonly name: string } ? ('comment' extends keyof E ? true : false) : false;

/** The fields of an object that contain its parts: a table's `columns`, its `primaryKey`. */
export type PartField<T> = {
  [K in keyof T]-?: true extends IsPart<Element<T[K]>> ? K : never;
}[keyof T];

/** The parts in a field. */
export type PartOf<T, F extends PartField<T>> = Element<T[F]>;
