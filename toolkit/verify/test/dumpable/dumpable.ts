import type { ObjectType } from './object-type.ts';

/** Objects of a type, and changes of each property that pg_dump prints of them. */
export interface Dumpable {
  readonly type: ObjectType;
  /**
   * SQL that creates the objects, with the schema `{schema}` first in the search path. The schema `{schema}_2` exists too.
   * The name of an object outside of schemas starts with `{schema}`.
   */
  readonly setup: string;
  /** By property, SQL that changes it. */
  readonly changes: Readonly<Record<string, string | Change>>;
}

/** A change that not every server supports, that cannot be planned, or that changes values. */
export interface Change {
  readonly sql: string;
  /** The first version of PostgreSQL that has the property. */
  readonly since?: 16 | 17 | 18;
  /** The fingerprint leaves it open, because servers before 18 do not have it. */
  readonly isOpen?: true;
  /** The code of its refusal, although the kind is modelled. */
  readonly refused?: string;
  /** It drops and adds what holds values, without a declared rename. */
  readonly changesValues?: true;
}

/** One change of one property, with what it needs. */
export interface DumpableRow extends Change {
  readonly type: ObjectType;
  readonly property: string;
  readonly setup: string;
}

/** The rows of a table of changes that a server supports. */
export function rowsOf(dumpables: readonly Dumpable[], major: number): readonly DumpableRow[] {
  return dumpables.flatMap(({ type, setup, changes }) =>
    Object.entries(changes).flatMap(([property, change]): DumpableRow[] => {
      const row = { type, property, setup, ...(typeof change === 'string' ? { sql: change } : change) };
      return (row.since ?? 15) <= major ? [row] : [];
    }),
  );
}
