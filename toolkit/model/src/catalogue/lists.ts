import type { Model } from '../model/index.ts';

/** The lists of a Model that hold objects: every array of objects in `Model` but `unmodelled`. */
export type ListName = Exclude<
  {
    [K in keyof Model]-?: NonNullable<Model[K]> extends readonly object[] ? K : never;
  }[keyof Model],
  'unmodelled'
>;

/** The objects of a list. */
export type ObjectOf<L extends ListName> = NonNullable<Model[L]>[number];

/** One element of a list, or the value itself where a field holds one object at most. */
type Element<F> = NonNullable<F> extends readonly (infer E)[] ? E : NonNullable<F>;

/** Whether a value is an object with a name and a comment: a part, and not a reference to another object. */
type IsPart<E> = E extends { readonly name: string } ? ('comment' extends keyof E ? true : false) : false;

/** The fields of an object that hold its parts: a table's `columns`, its `primaryKey`. */
export type PartField<T> = {
  [K in keyof T]-?: true extends IsPart<Element<T[K]>> ? K : never;
}[keyof T];

/** The parts in a field. */
export type PartOf<T, F extends PartField<T>> = Element<T[F]>;
