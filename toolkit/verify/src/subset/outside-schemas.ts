import type { Model } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { nameKey, namesObjects } from '@trellis/plan/internal';

/**
 * Whether a change can be proven on a subset of a Model: the publications are the same on both sides, and none has a
 * column list or a row filter on a table that changes. Then the subset does without them. A Model with casts or operator
 * classes is always created completely, because an expression can use them without a recorded dependency. So is one with
 * event triggers, because any statement can run their functions, and one with columns of `regclass` and the like, because
 * a plan writes their values when it creates an object again.
 *
 * @param keys the keys of the objects that change
 */
export function allowsSubset(from: Model, to: Model, keys: ReadonlySet<string>): boolean {
  if (
    [from, to].some(({ casts, operatorClasses, eventTriggers }) => casts || operatorClasses || eventTriggers)
  )
    return false;
  if ([from, to].some(namesObjects)) return false;
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
