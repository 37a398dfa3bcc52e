import { entryOf, listNames } from './catalogue.ts';
import { partEntries } from './walk.ts';

/**
 * The fields that are no part of the definition of an object: its comment, privileges and owner, and the authored
 * hints.
 */
export const annotationFields: ReadonlySet<string> = new Set(
  listNames.flatMap((list) => {
    const entry = entryOf(list);
    const entries = [entry, ...partEntries(list).map(([, part]) => part)];
    return [
      ...(entry.owner ? ['owner'] : []),
      ...entries.flatMap(({ comment, privileges, authored }) => [
        ...(comment ? ['comment'] : []),
        ...(privileges === undefined ? [] : ['privileges']),
        ...(authored as readonly string[]),
      ]),
    ];
  }),
);
