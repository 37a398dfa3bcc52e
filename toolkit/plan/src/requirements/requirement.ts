import type { QualifiedName } from '@trellis/model';

/** What existing rows must satisfy, so that a statement does not fail. */
export interface Requirement {
  /** The id of the column, constraint or index that requires it. */
  readonly object: string;
  /** What rows break it, to follow "rows": `whose note is null`. */
  readonly what: string;
  /** The table of the rows, by the name that it has before the plan runs. */
  readonly table: QualifiedName;
  /** Set if rows of children do not count. */
  readonly only?: true;
  /** The condition of rows that break it, as SQL. Absent if each row does. */
  readonly where?: string;
  /** The expressions by which rows that break it are equal to another one. */
  readonly duplicates?: readonly string[];
  /** The columns that the plan adds before, as a list of SQL: `(null)::text as "note"`. Existing rows get these values. */
  readonly added?: readonly string[];
  /** The conversion that rows break if its values are not valid. With `where`, rows with values that are not valid do not count. */
  readonly conversion?: { readonly column: string; readonly from: string; readonly to: string };
  /**
   * Set if the migration was written by hand: the difference of the Models before and after it requires this, and its own
   * steps may change the rows before they break it.
   */
  readonly observed?: true;
}

/** The requirements of both directions of a migration. */
export interface Requirements {
  readonly up: readonly Requirement[];
  readonly down: readonly Requirement[];
}

/** A requirement with the number of rows that break it. */
export interface CountedRequirement extends Requirement {
  /** Absent if they were not counted, as without a live database or the table. */
  readonly count?: number;
  /** Set if counting them failed: it took too long, or the user may not read all rows, or the version of PostgreSQL cannot. */
  readonly uncounted?: true;
}

/**
 * `Fails on 3 rows of public.items whose note is null (column public.items.note)`; undefined if no row is known to break it.
 * What could not be counted is reported as such.
 */
export function requirementText({
  object,
  what,
  table,
  count = 0,
  uncounted,
  observed,
}: CountedRequirement): string | undefined {
  const of = `of ${table.schema}.${table.name} ${what} (${object})`;
  if (uncounted) return `Not counted, and ${observed ? 'may fail' : 'fails'} on them: rows ${of}`;
  if (count === 0) return undefined;
  const rows = `${count} row${count === 1 ? '' : 's'} ${of}`;
  return observed ? `May fail on ${rows}, unless its own steps change them first` : `Fails on ${rows}`;
}
