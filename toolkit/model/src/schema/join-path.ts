import { TrellisError } from '../error.ts';
import { own } from '../value/index.ts';
import { foreignKeysOf } from './foreign-keys.ts';
import type { ForeignKeyDescriptor, TableDescriptor } from './table.ts';

type Tables = Readonly<Record<string, TableDescriptor>>;

/** A join of one table to another on equal columns. */
export interface JoinStep {
  /** The joined table: a key of the schema's tables. */
  readonly table: string;
  /** Pairs of `[column of the table before, column of the joined table]`. */
  readonly on: readonly (readonly [string, string])[];
  /** The foreign key of the join. `forwards` is true if the table before has it. */
  readonly foreignKey: ForeignKeyDescriptor;
  readonly forwards: boolean;
}

/**
 * Returns the joins from the table of a relationship to its target: one, or two through `secondary`. All code that
 * needs the foreign key of a relationship calls this function.
 *
 * @param tables the schema's tables
 * @param from the key of the table that has the relationship
 * @param name the relationship's name
 * @throws TrellisError `SCHEMA_INVALID` if no foreign key fits, or several fit and `foreign_keys` does not select one
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
  const relationship = own(own(tables, from)?.relationships, name);
  const label = `${from}.${name}`;
  if (relationship === undefined) throw invalid(`Expected a relationship ${label}, got none of that name.`);
  const { target, direction, secondary, foreign_keys } = relationship;
  requireTable(tables, target, `the target of ${label}`);
  if (secondary !== undefined) {
    requireTable(tables, secondary, `the secondary of ${label}`);
    const first = find(
      tables,
      secondary,
      from,
      label,
      foreign_keys ? { columns: foreign_keys } : { first: target === from },
    );
    const other = find(tables, secondary, target, label, { besides: first });
    return [backwards(secondary, first), forwards(other)];
  }
  if (direction === 'many-to-one')
    return [forwards(find(tables, from, target, label, { columns: foreign_keys }))];
  return [backwards(target, find(tables, target, from, label, { columns: foreign_keys }))];
}

/** Selects one of several foreign keys. */
interface Choice {
  /** The key has these columns. */
  readonly columns?: readonly string[] | undefined;
  /** Takes the first key. In the association table of a table with itself, it is the key of this side. */
  readonly first?: boolean;
  /** Excludes this key. */
  readonly besides?: ForeignKeyDescriptor;
}

/** Returns the foreign key of `holder` that references `referred`. */
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
  // Keys that differ only in their names or actions give the same join.
  const joins = new Set(fit.map(({ columns: own, references }) => JSON.stringify([own, references.columns])));
  if (key === undefined)
    throw invalid(
      `Expected a foreign key of ${holder} to ${referred} for ${label}, got none. Add \`references\` to the column.`,
    );
  if (joins.size > 1 && !first)
    throw invalid(
      `Expected one foreign key of ${holder} to ${referred} for ${label}, got ${joins.size}. Name its columns in \`foreign_keys\`.`,
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
  if (!Object.hasOwn(tables, key))
    throw invalid(`Expected ${what} to be a table of the schema, got "${key}". Declare it or fix the name.`);
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}
