import { type Model, printReference, TrellisError, type Unmodelled } from '@trellis/model';
import { filterObjects, groupBy, unmodelledId, wholeObjects } from '@trellis/model/internal';
import { modelIndexOf } from '@trellis/plan/internal';
import { excludeText, listed, type Scope } from '../scope/index.ts';
import { Uses } from './uses.ts';

/** An object that is left out of the descriptors. */
export interface LeftOut {
  readonly code: string;
  readonly object: string;
  /** The kind of an unmodelled object, in PostgreSQL's words. */
  readonly kind?: string;
  /** The excluded object that it uses. */
  readonly uses?: string;
}

/**
 * The managed objects of a database that descriptors can create.
 *
 * An object that uses an excluded one, directly or through others, is left out with it and reported. An object that
 * uses an unmodelled one that is not excluded cannot be created, and neither can what uses that: then the unmodelled
 * objects are reported as the cause.
 *
 * @param database the Model of the database
 * @param scope the objects to pull
 * @throws TrellisError `PULL_UNMODELLED` with the unmodelled objects that managed ones use, and how to exclude them
 */
export function usableModel(
  database: Model,
  scope: Scope,
): { readonly model: Model; readonly left: readonly LeftOut[] } {
  const managed = scope.managed(database);
  const index = modelIndexOf(database);
  const uses = new Uses(index);
  const managedKeys = new Set([
    ...wholeObjects(managed).map((object) => index.keyOf(printReference(object.reference))),
    ...(managed.unmodelled ?? []).map(unmodelledId),
  ]);
  const excluded = uses.keys().filter((key) => !managedKeys.has(key));
  const without = uses.dependents(excluded);
  const isLeft = (key: string) => without.has(key) && managedKeys.has(key);
  const unmodelled = managed.unmodelled ?? [];
  refuse(uses, unmodelled, (key) => managedKeys.has(key) && !without.has(key) && uses.isModelled(key));
  const model = filterObjects(managed, (object) => !isLeft(index.keyOf(printReference(object.reference))));
  const dependents = [...without].filter(([key]) => isLeft(key) && uses.isModelled(key));
  return {
    model,
    left: [
      ...unmodelled.map(({ code, kind, object }) => ({ code, kind, object })),
      ...dependents.map(([key, cause]) => ({
        code: 'USES_EXCLUDED',
        object: uses.nameOf(key),
        uses: uses.nameOf(cause),
      })),
    ],
  };
}

/** @throws TrellisError `PULL_UNMODELLED` if a usable object needs an unmodelled one */
function refuse(uses: Uses, unmodelled: readonly Unmodelled[], isUsable: (key: string) => boolean): void {
  const causes = unmodelled.flatMap((one) => {
    const id = unmodelledId(one);
    const users = uses.usersOf(id).filter(({ key }) => isUsable(key));
    const dependents = [...uses.dependents([id]).keys()].filter(isUsable);
    return users.length === 0 ? [] : [{ ...one, users: users.map(({ id: user }) => user), dependents }];
  });
  if (causes.length === 0) return;
  const lines = [...groupBy(causes, ({ kind }) => kind).values()].map((group) => {
    const used = group.map(({ object, users }) => `${object} (used by ${listed(users)})`);
    return `${group[0]?.kind} ${listed(used)}`;
  });
  const dependents = [...new Set(causes.flatMap((cause) => cause.dependents))].map((key) => uses.nameOf(key));
  const patterns = [...causes.map(({ kind, object }) => `${kind} ${object}`), ...dependents];
  throw new TrellisError(
    'PULL_UNMODELLED',
    `Descriptors cannot declare objects that others use: ${lines.join('; ')}. Exclude them in the configuration, with what uses them: ${excludeText(patterns)}.`,
    { details: causes.map(({ digest: _, ...cause }) => cause) },
  );
}
