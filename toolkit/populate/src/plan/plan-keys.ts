import { foreignKeysOf, type SchemaDescriptor } from '@trellis/model';
import { type Generator, invalidSample, type TableSample } from '../sample/index.ts';
import { ensureUnique } from './ensure-unique.ts';
import type { KeyDraft } from './key-draft.ts';
import type { ForeignKeyName, ReferencePlan } from './load-plan.ts';
import { planReferences } from './plan-references.ts';
import { uniqueKeys } from './unique-keys.ts';

/** How the keys of a table are satisfied. */
export interface KeyPlan {
  /** The reference to the parent comes first, if rows are generated per parent. */
  readonly references: readonly ReferencePlan[];
  /** The number of rows for each row of the parent. */
  readonly perParent?: { readonly min: number; readonly max: number };
  /** Columns whose values must be distinct. */
  readonly uniqueColumns: ReadonlySet<string>;
  /** Generators of the columns that number the rows of a parent. */
  readonly lineGenerators: ReadonlyMap<string, Generator>;
}

/**
 * Plans how the primary key, unique constraints and foreign keys of a table are satisfied.
 *
 * @param key the table's key in the schema
 * @param settings the table's settings in the sample
 * @param nullKeys the foreign keys that are null to break a cycle
 * @throws TrellisError `SAMPLE_INVALID` if the settings contradict the keys
 */
export function planKeys(
  schema: SchemaDescriptor,
  key: string,
  settings: TableSample,
  nullKeys: readonly ForeignKeyName[],
): KeyPlan {
  const table = schema.tables[key];
  if (table === undefined) throw new Error(`Unexpected error: no table ${key}.`);
  // Where the sample sets the generators of all columns of a key, it is responsible for the key.
  const generated = new Set(Object.keys(settings.columns ?? {}));
  const isGenerated = (columns: readonly string[]) => columns.every((column) => generated.has(column));
  const draft: KeyDraft = {
    schema,
    key,
    table,
    settings,
    foreignKeys: foreignKeysOf(schema.tables, table).filter(({ columns }) => !isGenerated(columns)),
    distinct: new Set(),
    each: new Set(),
    uniqueColumns: new Set(),
    lineGenerators: new Map(),
  };
  setParent(draft);
  for (const columns of uniqueKeys(table)) if (!isGenerated(columns)) ensureUnique(draft, columns);
  const { parent, uniqueColumns, lineGenerators } = draft;
  return {
    references: planReferences(draft, nullKeys),
    ...(parent && { perParent: { min: parent.min, max: parent.max } }),
    uniqueColumns,
    lineGenerators,
  };
}

/** Sets the parent that the sample names in `per`. */
function setParent(draft: KeyDraft): void {
  const { per } = draft.settings;
  if (per === undefined) return;
  const candidates = draft.foreignKeys.filter(
    ({ columns, references }) =>
      references.table === per.parent && (per.by === undefined || per.by.join() === columns.join()),
  );
  const [foreignKey] = candidates;
  if (candidates.length !== 1 || foreignKey === undefined || per.parent === draft.key)
    throw invalidSample(
      `Expected one foreign key from ${draft.key} to ${per.parent} for \`per\`, got ${per.parent === draft.key ? 'the table itself' : candidates.length}. ${candidates.length > 1 ? 'Name its columns in `by`.' : 'Name a table that it references.'}`,
    );
  draft.parent = { foreignKey, min: per.min, max: per.max };
}
