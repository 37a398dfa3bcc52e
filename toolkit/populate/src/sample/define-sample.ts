import type { SchemaDescriptor } from '@trellis/model';
import { own } from '@trellis/model/internal';
import type { Generator } from './generator.ts';
import { invalidSample } from './invalid-sample.ts';

/**
 * The settings of one table in a sample. All are optional.
 *
 * @example
 * import { inOrder, type TableSample } from '@trellis/populate';
 *
 * const countries: TableSample = { rows: { fixed: 2 }, columns: { code: inOrder(['DE', 'FR']) } };
 */
export interface TableSample<C extends string = string, T extends string = string> {
  /** The number of rows at scale 1. `{ fixed: 12 }` sets the number of rows at any scale. */
  readonly rows?: number | { readonly fixed: number };
  /** The number of rows for each row of a referenced table, instead of `rows`. */
  readonly per?: RowsPerParent<T>;
  /** The generator of each column. The generators of other columns are inferred. */
  readonly columns?: { readonly [K in C]?: Generator };
}

/**
 * The number of rows for each row of a parent table. Small numbers are more frequent than large ones.
 *
 * @example
 * import type { RowsPerParent } from '@trellis/populate';
 *
 * const legs: RowsPerParent = { parent: 'airports', by: ['departure_id'], min: 0, max: 20 };
 */
export interface RowsPerParent<T extends string = string> {
  /** The key of a table that this one references. */
  readonly parent: T;
  /** The columns of the foreign key. Required if several foreign keys reference the parent. */
  readonly by?: readonly string[];
  readonly min: number;
  readonly max: number;
}

/**
 * The definition of a data set: a schema with the settings of its tables. Create it with {@link defineSample}.
 *
 * @example
 * import { defineSchema, integer, table } from '@trellis/model';
 * import { defineSample, type Sample } from '@trellis/populate';
 *
 * const zoo = defineSchema({
 *   name: 'zoo',
 *   tables: { animals: table('animals', { columns: { id: integer({ primaryKey: true }) } }) },
 * });
 * export const sample: Sample = defineSample(zoo);
 */
export interface Sample {
  readonly schema: SchemaDescriptor;
  /** The day after the last one that times fall on, such as `2026-01-01`. */
  readonly asOf: string;
  /** The number of years before `asOf` that times fall in. */
  readonly years: number;
  readonly tables: Readonly<Record<string, TableSample>>;
  /** SQL statements that run in order after the tables are loaded, in the same transaction. */
  readonly finish: readonly string[];
}

/** The settings by table, with table and column names that the compiler checks. */
type TableSamples<S extends SchemaDescriptor> = {
  readonly [T in keyof S['tables'] & string]?: TableSample<
    keyof S['tables'][T]['columns'] & string,
    keyof S['tables'] & string
  >;
};

/**
 * Defines the sample data of a schema. Everything that is not set is inferred from names, types, formats, checks
 * and keys, so that `defineSample(schema)` alone fills every table.
 *
 * @param schema the result of `defineSchema`
 * @param tables row counts and generators, by table
 * @param options.asOf the day after the last one that times fall on, `YYYY-MM-DD`; 2026-01-01 by default
 * @param options.years the number of years before `asOf` that times fall in; 3 by default
 * @param options.finish SQL statements that run after the tables are loaded, in the same transaction: histories that the
 *   triggers of the schema write or check. They give the same rows on every machine if they use no clock and no random
 *   numbers
 * @throws TrellisError `SAMPLE_INVALID` if a table or column does not exist, or a number or day is invalid
 *
 * @example
 * import { defineSchema, integer, table, varchar } from '@trellis/model';
 * import { defineSample, fullName } from '@trellis/populate';
 *
 * const club = defineSchema({
 *   name: 'club',
 *   tables: {
 *     members: table('members', { columns: { id: integer({ primaryKey: true }), name: varchar(80) } }),
 *     visits: table('visits', {
 *       columns: { id: integer({ primaryKey: true }), member_id: integer({ references: 'members.id' }) },
 *     }),
 *   },
 * });
 * export const sample = defineSample(club, {
 *   members: { rows: 500, columns: { name: fullName() } },
 *   visits: { per: { parent: 'members', min: 1, max: 6 } },
 * });
 */
export function defineSample<const S extends SchemaDescriptor>(
  schema: S,
  tables: TableSamples<S> = {},
  options: { readonly asOf?: string; readonly years?: number; readonly finish?: readonly string[] } = {},
): Sample {
  const { asOf = '2026-01-01', years = 3, finish = [] } = options;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(Date.parse(asOf)))
    throw invalidSample(
      `Expected a day such as 2026-01-01 for \`asOf\`, got "${asOf}". Write it as YYYY-MM-DD.`,
    );
  checkCount('years', years, 1);
  for (const [key, settings] of Object.entries(tables as Record<string, TableSample>))
    checkTable(schema, key, settings);
  return { schema, asOf, years, tables: tables as Record<string, TableSample>, finish };
}

function checkTable(schema: SchemaDescriptor, key: string, { columns, rows, per }: TableSample): void {
  const table = own(schema.tables, key);
  if (table === undefined)
    throw invalidSample(`Expected a table of ${schema.name}, got "${key}". Declare it or fix the name.`);
  for (const column of Object.keys(columns ?? {}))
    if (!Object.hasOwn(table.columns, column))
      throw invalidSample(`Expected a column of ${key}, got "${column}". Declare it or fix the name.`);
  if (rows !== undefined && per !== undefined)
    throw invalidSample(`Expected \`rows\` or \`per\` for ${key}, got both. Remove one of them.`);
  if (rows !== undefined) checkCount(`${key}.rows`, typeof rows === 'number' ? rows : rows.fixed, 0);
  if (per === undefined) return;
  checkCount(`${key}.per.min`, per.min, 0);
  checkCount(`${key}.per.max`, per.max, Math.max(per.min, 1));
}

function checkCount(setting: string, count: number, minimum: number): void {
  if (!Number.isSafeInteger(count) || count < minimum)
    throw invalidSample(`\`${setting}\` must be an integer of at least ${minimum}, but is ${count}.`);
}
