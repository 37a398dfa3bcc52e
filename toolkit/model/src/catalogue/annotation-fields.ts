import { entryOf, listNames } from './catalogue.ts';
import { partEntries } from './walk.ts';

/** The fields of any object that are no part of its definition. */
const ofAnyKind: ReadonlySet<string> = new Set([
  'comment',
  'dependsOnExtensions',
  'owner',
  'privileges',
  'renamedFrom',
]);

/**
 * Returns the fields that are no part of the definition of an object: its comment, privileges, owner, the extensions
 * with which it is dropped, and the authored hints of its kind. The hint of one kind can be the definition of another:
 * `using` of a column and of a policy.
 *
 * @param kind the kind in words, as in the catalogue; any other kind has the fields that every kind can have
 */
export function annotationFields(kind: string): ReadonlySet<string> {
  return byKind.get(kind) ?? ofAnyKind;
}

const byKind: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  listNames.flatMap((list) =>
    [entryOf(list), ...partEntries(list).map(([, part]) => part)].map(
      ({ kind, authored }) => [kind, new Set([...ofAnyKind, ...(authored as readonly string[])])] as const,
    ),
  ),
);
