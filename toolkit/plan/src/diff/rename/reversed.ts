import { type EnumType, type Model, printReference } from '@trellis/model';
import { mapObjects } from '@trellis/model/internal';
import { findRenames } from './find-renames.ts';
import { RenamedNames } from './renamed-names.ts';

/**
 * The old Model with the renames declared in reverse, so that `diffModels(to, reversed(from, to))` renames back and
 * loses nothing.
 *
 * @param from the old Model
 * @param to the new Model, with the renames that its author declared
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
