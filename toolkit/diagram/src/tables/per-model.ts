import type { Model } from '@trellis/model';

/** Makes a function of a Model remember its answer: the pages of a schema ask the same for every table. */
export function perModel<T>(compute: (model: Model) => T): (model: Model) => T {
  const known = new WeakMap<Model, { readonly answer: T }>();
  return (model) => {
    const found = known.get(model) ?? { answer: compute(model) };
    known.set(model, found);
    return found.answer;
  };
}
