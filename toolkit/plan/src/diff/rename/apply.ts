import { type EnumType, type Model, type ModelObject, printReference } from '@trellis/model';
import { mapObjects } from '@trellis/model/internal';
import { initialOfSchema } from './initial-of-schema.ts';
import { withRenamedReferences } from './references.ts';
import type { Rename } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';
import { renamedType } from './renamed-type.ts';

/**
 * The Model after renames, as far as it is known without PostgreSQL: names, and references by name.
 *
 * Expressions and definitions stay as they were printed before, so that those with an old name look different from the
 * wanted ones and are recreated: right, but more than needed. For the exact Model run the renames in a scratch database
 * and introspect it (`DiffOptions.afterRenames`).
 */
export function applyRenames(model: Model, renames: readonly Rename[]): Model {
  const names = RenamedNames.of(renames);
  const values = renames.filter(({ isValue }) => isValue);
  const { dependencies, ...renamed } = mapObjects(model, (object) => {
    const value = { ...withRenamedReferences<object>(object, names), ...renamedTypes(object, names) };
    return {
      ...value,
      ...renamedValues(object, values),
      ...renamedSchema(object, names),
      ...(object.entry.renamable && { name: names.find(object.reference) ?? object.path.at(-1) }),
      ...initialOfSchema(object, names.find(object.reference)),
    };
  });
  if (!dependencies) return renamed;
  const entries = Object.entries(dependencies).map(([id, on]) => [
    names.id(id),
    on.map((one) => names.id(one)),
  ]);
  return { ...renamed, dependencies: Object.fromEntries(entries) };
}

function renamedTypes({ value, entry }: ModelObject, names: RenamedNames): object {
  const fields = Object.keys(entry.types).flatMap((field) => {
    const type = (value as unknown as Readonly<Record<string, string | undefined>>)[field];
    return type === undefined ? [] : [[field, renamedType(type, names)] as const];
  });
  return Object.fromEntries(fields);
}

function renamedSchema({ value, reference }: ModelObject, names: RenamedNames): object {
  const { schema } = value as { readonly schema?: string };
  return schema === undefined ? {} : { schema: names.schemaOf(reference) ?? names.schema(schema) };
}

/** The values of an enum, of which some are renamed. */
function renamedValues({ value, reference }: ModelObject, renames: readonly Rename[]): Partial<EnumType> {
  const id = printReference(reference);
  const renamed = new Map(
    renames.filter(({ old }) => printReference(old) === id).map(({ from, to }) => [from, to]),
  );
  if (renamed.size === 0) return {};
  return { values: (value as EnumType).values.map((one) => renamed.get(one) ?? one) };
}
