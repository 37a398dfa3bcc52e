import type { Model } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { nameKey } from '@trellis/plan/internal';

/**
 * Whether a change leaves the publications alone: they are the same on both sides, and none has a column list or a
 * row filter on a table that changes. Then a subset of the Model does without them.
 *
 * @param keys the keys of the objects that change
 */
export function leavesPublications(from: Model, to: Model, keys: ReadonlySet<string>): boolean {
  if (!same(from.publications, to.publications)) return false;
  return !(from.publications ?? []).some(({ tables = [] }) =>
    tables.some((table) => keys.has(nameKey(table))),
  );
}

/** A Model without its publications. */
export function withoutPublications({ publications: _, ...model }: Model): Model {
  return model;
}

/** A Model with the publications of another one. */
export function withPublicationsOf(model: Model, { publications }: Model): Model {
  return { ...withoutPublications(model), ...(publications && { publications }) };
}
