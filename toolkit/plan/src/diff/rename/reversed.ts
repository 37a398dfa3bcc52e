import { type EnumType, type Model, printReference } from '@trellis/model';
import { mapObjects } from '@trellis/model/internal';
import { findRenames } from './find-renames.ts';
import { RenamedNames } from './renamed-names.ts';

/**
 * Returns the old Model with the renames declared in reverse, so that the plan of the downgrade renames back and loses
 * no data.
 *
 * @param from the old Model
 * @param to the new Model, with the renames that its author declared
 * @example
 * import { emptyModel, type Model } from '@trellis/model';
 * import { describe, diffModels, reversed } from '@trellis/plan';
 *
 * const before: Model = { ...emptyModel, schemas: [{ name: 'shop' }] };
 * const after: Model = { ...emptyModel, schemas: [{ name: 'store', renamedFrom: 'shop' }] };
 *
 * diffModels(before, after).changes.map(describe); // ['Detected renamed schema shop to store']
 * diffModels(after, reversed(before, after)).changes.map(describe); // ['Detected renamed schema store to shop']
 */
export function reversed(from: Model, to: Model): Model {
  const { list } = findRenames(from, to);
  if (list.length === 0) return from;
  const names = RenamedNames.of(list);
  const values = new Map<string, Record<string, string>>();
  for (const { old, isValue, from: was, to: is } of list)
    if (isValue) {
      const id = printReference(old);
      values.set(id, { ...values.get(id), [is]: was });
    }
  return mapObjects(from, ({ value, reference, entry }) => {
    const renamedFrom = entry.renamable ? names.find(reference) : undefined;
    const renamedValues = values.get(printReference(reference));
    if (renamedFrom === undefined && renamedValues === undefined) return value;
    return {
      ...value,
      ...(renamedFrom !== undefined && { renamedFrom }),
      ...(renamedValues && { renamedValues: renamedValues satisfies EnumType['renamedValues'] }),
    };
  });
}
