import type { Model } from '@trellis/model';

/** Caches the result of a function per Model: the pages of a schema ask for the same thing once per table. */
export function perModel<T>(compute: (model: Model) => T): (model: Model) => T {
  const cache = new WeakMap<Model, { readonly result: T }>();
  return (model) => {
    const cached = cache.get(model) ?? { result: compute(model) };
    cache.set(model, cached);
    return cached.result;
  };
}
