import { TrellisError } from '../error.ts';
import { foreignKeysOf } from './foreign-keys.ts';
import type { ForeignKeyDescriptor, TableDescriptor } from './table.ts';

type Tables = Readonly<Record<string, TableDescriptor>>;

/** One step from a table to another: pairs of columns that are equal. */
export interface JoinStep {
  /** Where it leads: a key of the schema's tables. */
  readonly table: string;
  /** `[column before the step, column after it]`. */
  readonly on: readonly (readonly [string, string])[];
  /** The foreign key that it follows, and in which direction. */
  readonly foreignKey: ForeignKeyDescriptor;
  readonly forwards: boolean;
}

/**
 * How a relationship gets from its table to its target, by the foreign keys: one step, or two
 * through `secondary`. The one place that knows how relationships and keys belong together.
 *
 * @param tables the schema's tables
 * @param from the key of the table that has the relationship
 * @param name the relationship's name
 * @throws TrellisError `SCHEMA_INVALID` when there is no such way, or there are several and none is named
 * @example
 * import { joinPath, type TableDescriptor } from '@trellis/model';
 *
 * declare const tables: Readonly<Record<string, TableDescriptor>>;
 * joinPath(tables, 'products', 'tags').map((step) => step.table); // ['product_tags', 'tags']
 */
export function joinPath(
  tables: Tables,
  from: string,
  name: string,
): readonly [JoinStep] | readonly [JoinStep, JoinStep] {
  const relationship = tables[from]?.relationships[name];
  const label = `${from}.${name}`;
  if (relationship === undefined) throw invalid(`Expected a relationship ${label}, got none of that name.`);
  const { target, direction, secondary, foreign_keys } = relationship;
  requireTable(tables, target, `${label} leads to`);
  if (secondary !== undefined) {
    requireTable(tables, secondary, `${label} goes through`);
    const own = find(
      tables,
      secondary,
      from,
      label,
      foreign_keys ? { columns: foreign_keys } : { first: target === from },
    );
    const other = find(tables, secondary, target, label, { besides: own });
    return [backwards(secondary, own), forwards(other)];
  }
  if (direction === 'many-to-one')
    return [forwards(find(tables, from, target, label, { columns: foreign_keys }))];
  return [backwards(target, find(tables, target, from, label, { columns: foreign_keys }))];
}

/** Which of several keys is meant. */
interface Choice {
  /** The one over these columns. */
  readonly columns?: readonly string[] | undefined;
  /** The first: a table associated with itself has two, and the first is this side's. */
  readonly first?: boolean;
  /** Any but this one. */
  readonly besides?: ForeignKeyDescriptor;
}

/** The foreign key of `holder` that refers to `referred`. */
function find(
  tables: Tables,
  holder: string,
  referred: string,
  label: string,
  { columns, first, besides }: Choice,
): ForeignKeyDescriptor {
  const fit = foreignKeysOf(tables, tables[holder] as TableDescriptor).filter(
    (key) =>
      key.references.table === referred &&
      (columns === undefined || key.columns.join() === columns.join()) &&
      key.columns.join() !== besides?.columns.join(),
  );
  const [key] = fit;
  // Two keys may say the same twice, with other names or actions: the way that they tell is one.
  const ways = new Set(fit.map(({ columns: own, references }) => JSON.stringify([own, references.columns])));
  if (key === undefined)
    throw invalid(
      `Expected a foreign key of ${holder} to ${referred} for ${label}, got none. Add \`references\` to the column.`,
    );
  if (ways.size > 1 && !first)
    throw invalid(
      `Expected one foreign key of ${holder} to ${referred} for ${label}, got ${ways.size}. Name its columns in \`foreign_keys\`.`,
    );
  return key;
}

function forwards(foreignKey: ForeignKeyDescriptor): JoinStep {
  const { columns, references } = foreignKey;
  return {
    table: references.table,
    on: columns.map((column, i) => [column, references.columns[i] ?? ''] as const),
    foreignKey,
    forwards: true,
  };
}

function backwards(holder: string, foreignKey: ForeignKeyDescriptor): JoinStep {
  const { columns, references } = foreignKey;
  return {
    table: holder,
    on: columns.map((column, i) => [references.columns[i] ?? '', column] as const),
    foreignKey,
    forwards: false,
  };
}

function requireTable(tables: Tables, key: string, what: string): void {
  if (!(key in tables))
    throw invalid(
      `Expected a table of the schema where ${what} "${key}", got none. Declare it or fix the name.`,
    );
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}
