import { type SchemaDescriptor, TrellisError } from '@trellis/model';
import type { Generator } from './generator.ts';

/** What is said of a table's sample rows. All of it may be left out. */
export interface TableSample<C extends string = string, T extends string = string> {
  /** How many rows each unit of scale brings, or how many there are at any scale (`{ fixed: 12 }`). */
  readonly rows?: number | { readonly fixed: number };
  /** Rows made for each row of a table that this one refers to, instead of `rows`. */
  readonly per?: Per<T>;
  /** How values are made, by column. A column that is not said gets a sensible generator. */
  readonly columns?: { readonly [K in C]?: Generator };
}

/** So many rows for each row of `parent`: few more often than many. */
export interface Per<T extends string = string> {
  readonly parent: T;
  /** The foreign key's columns, where several lead to the parent. */
  readonly by?: readonly string[];
  readonly min: number;
  readonly max: number;
}

/** A schema with what its sample data looks like. Made by {@link defineSample}. */
export interface Sample {
  readonly schema: SchemaDescriptor;
  /** The day at whose beginning the sample ends. */
  readonly asOf: string;
  /** How many years before `asOf` it plays in. */
  readonly years: number;
  readonly tables: Readonly<Record<string, TableSample>>;
}

/** The tables of a schema with what may be said of each, for the compiler. */
type TableSamples<S extends SchemaDescriptor> = {
  readonly [T in keyof S['tables'] & string]?: TableSample<
    keyof S['tables'][T]['columns'] & string,
    keyof S['tables'] & string
  >;
};

/**
 * Says what a schema's sample data looks like. Whatever is left out is inferred from names,
 * types, formats and keys: `defineSample(shop)` alone fills every table.
 *
 * @param schema what `defineSchema` returned
 * @param tables by table: how many rows, and how columns get their values
 * @param options `asOf`, the day at which the sample ends (2026-01-01), and `years`, how far back it goes (3)
 * @throws TrellisError `SAMPLE_INVALID` when it names a table or column that is not there, or a count is none
 * @example
 * export const sample = defineSample(shop, {
 *   customers: { rows: 500, columns: { first_name: givenName(), last_name: familyName() } },
 *   order_products: { per: { parent: 'orders', min: 1, max: 6 } },
 * });
 */
export function defineSample<const S extends SchemaDescriptor>(
  schema: S,
  tables: TableSamples<S> = {},
  options: { readonly asOf?: string; readonly years?: number } = {},
): Sample {
  const { asOf = '2026-01-01', years = 3 } = options;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(Date.parse(asOf)))
    throw invalid(
      `Expected a day such as 2026-01-01 for \`asOf\`, got "${asOf}". Write it as year-month-day.`,
    );
  checkCount('years', years, 1);
  for (const [key, said] of Object.entries(tables as Record<string, TableSample>))
    checkTable(schema, key, said);
  return { schema, asOf, years, tables: tables as Record<string, TableSample> };
}

function checkTable(schema: SchemaDescriptor, key: string, said: TableSample): void {
  const table = schema.tables[key];
  if (table === undefined)
    throw invalid(`Expected a table of ${schema.name}, got "${key}". Declare it or mend the name.`);
  for (const column of Object.keys(said.columns ?? {}))
    if (!Object.hasOwn(table.columns, column))
      throw invalid(`Expected a column of ${key}, got "${column}". Declare it or mend the name.`);
  const { rows, per } = said;
  if (rows !== undefined && per !== undefined)
    throw invalid(`Expected \`rows\` or \`per\` for ${key}, got both. Leave one out.`);
  if (rows !== undefined) checkCount(`${key}.rows`, typeof rows === 'number' ? rows : rows.fixed, 0);
  if (per === undefined) return;
  checkCount(`${key}.per.min`, per.min, 0);
  checkCount(`${key}.per.max`, per.max, Math.max(per.min, 1));
}

function checkCount(what: string, count: number, least: number): void {
  if (!Number.isSafeInteger(count) || count < least)
    throw invalid(`Expected a whole number of at least ${least} for \`${what}\`, got ${count}. Mend it.`);
}

function invalid(message: string): TrellisError {
  return new TrellisError('SAMPLE_INVALID', message);
}
