import type { Change } from './change.ts';

/** What brings one Model to another: the changes, in the order in which they have to be made. */
export interface Plan {
  /** In the order of execution. Empty when the two are equal (unless something is refused). */
  readonly changes: readonly Change[];
  /** The SQL of all changes in order; the statements of one change stand together. */
  readonly statements: readonly Statement[];
  /** What cannot be planned, by name and code. With any of these the plan must not be applied. */
  readonly refusals: readonly Refusal[];
  /** What rows or values the plan would lose. */
  readonly losses: readonly Loss[];
  /** A drop and an add that look alike: possibly a rename that nobody declared. Nothing is ever guessed. */
  readonly hints: readonly RenameHint[];
}

/** One SQL statement, without a closing semicolon. */
export interface Statement {
  readonly sql: string;
  /** `false` where it must not run in the transaction of the others. */
  readonly transactional: boolean;
  /** What may hurt on a database that holds data and serves readers. */
  readonly hazards: readonly Hazard[];
  /** The `id` of the change that it belongs to. */
  readonly change: string;
}

/** What may hurt when a statement runs on a live database. */
export interface Hazard {
  readonly code: HazardCode;
  readonly message: string;
}

export type HazardCode =
  /** Fails when rows do not fit: a tighter check, a cast, NOT NULL. */
  | 'MAY_FAIL_ON_DATA'
  /** Writes every row of the table anew under an exclusive lock. */
  | 'REWRITES_TABLE'
  /** Reads every row of the table while writers wait. */
  | 'SCANS_TABLE'
  /** Rows or values are gone for good. */
  | 'LOSES_DATA'
  /** Something alike is added: a rename may have been meant. */
  | 'POSSIBLE_RENAME'
  /** Builds an index while writers wait. */
  | 'BLOCKS_WRITES';

/** Something that cannot be planned. */
export interface Refusal {
  readonly code: string;
  /** The object's id. */
  readonly object: string;
  /** One line: what was found, what to do. */
  readonly message: string;
}

/** Data that the plan destroys. */
export interface Loss {
  /** The object's id: what `--allow-data-loss` names. */
  readonly object: string;
  readonly what: string;
  /** The relation whose rows tell how much is lost, by the name that it has before the plan runs. */
  readonly table?: { readonly schema: string; readonly name: string };
  /** The column whose non-null values are lost; left out where whole rows go. */
  readonly column?: string;
  /** The enum values whose rows block the change or are lost. */
  readonly values?: readonly string[];
  /** The attributes of a composite type whose values are lost. */
  readonly attributes?: readonly string[];
  /** Of a type: the columns whose rows tell how much is lost. */
  readonly uses?: readonly Use[];
}

/** A column of a type. */
export interface Use {
  /** By the name that it has before the plan runs. */
  readonly table: { readonly schema: string; readonly name: string };
  readonly column: string;
  /** Set where the column holds arrays of the type. */
  readonly each?: true;
}

/** A drop and an add that look alike. */
export interface RenameHint {
  /** The id of what is dropped. */
  readonly from: string;
  /** The id of what is added. */
  readonly to: string;
  /** The line to write in the descriptor, should it be a rename: `renamedFrom: 'name'`. */
  readonly write: string;
}
