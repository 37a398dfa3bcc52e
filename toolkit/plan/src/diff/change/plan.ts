import type { QualifiedName } from '@trellis/model';
import type { Change } from './change.ts';

/** The changes from one Model to another, in the order in which they run. */
export interface Plan {
  /** In the order of execution. Empty if the two are equal, unless something is refused. */
  readonly changes: readonly Change[];
  /** The SQL of all changes in order. The statements of one change are adjacent. */
  readonly statements: readonly Statement[];
  /** The changes that cannot be planned. A plan with refusals must not be applied. */
  readonly refusals: readonly Refusal[];
  /** The rows and values that the plan loses. */
  readonly losses: readonly Loss[];
  /** Drops and additions that are probably undeclared renames. The plan does not assume so. */
  readonly hints: readonly RenameHint[];
  /** Drops and additions of which some may be undeclared renames, but it is unclear which. */
  readonly candidates: readonly RenameCandidates[];
}

/** One SQL statement, without a closing semicolon. */
export interface Statement {
  readonly sql: string;
  /** `false` if it must not run in the transaction of the others. */
  readonly transactional: boolean;
  /**
   * The environment variables whose values the statement needs, in the settings `trellis.secret_<variable>` of the
   * session. Left out for none.
   */
  readonly secrets?: readonly string[];
  /** The hazards on a database in use. */
  readonly hazards: readonly Hazard[];
  /** The `id` of the change that it belongs to. */
  readonly change: string;
}

/** A hazard of a statement on a database in use. */
export interface Hazard {
  readonly code: HazardCode;
  readonly message: string;
}

/** What a hazard is about. */
export type HazardCode =
  /** Fails if existing rows violate it: a check, a cast, NOT NULL. */
  | 'MAY_FAIL_ON_DATA'
  /** Rewrites every row of the table under an exclusive lock. */
  | 'REWRITES_TABLE'
  /** Blocks writes while every row of the table is read. */
  | 'SCANS_TABLE'
  /** Destroys rows or values. */
  | 'LOSES_DATA'
  /** A similar object is added: a rename may be intended. */
  | 'POSSIBLE_RENAME'
  /** Blocks writes while an index is built. */
  | 'BLOCKS_WRITES'
  /** Stored values keep what the old definition of a text search object or a routine computed. */
  | 'LEAVES_STALE_VALUES';

/** A change that cannot be planned. */
export interface Refusal {
  readonly code: string;
  /** The object's id. */
  readonly object: string;
  /** One line: what is wrong, and what to do. */
  readonly message: string;
  /** Of an unmodelled object that differs: its kind, in PostgreSQL's words. */
  readonly unmodelled?: string;
}

/** Data that the plan destroys. */
export interface Loss {
  /** The object's id: what `--allow-data-loss` names. */
  readonly object: string;
  readonly what: string;
  /** The relation whose rows are counted, by the name that it has before the plan runs. */
  readonly table?: { readonly schema: string; readonly name: string };
  /** The column whose non-null values are lost. Absent if entire rows are lost. */
  readonly column?: string;
  /** How the column's values are converted, if they are: only those that differ afterwards are lost. */
  readonly conversion?: ValueConversion;
  /**
   * Set in the history if the loss was not allowed by name, because no value of the connected database changed.
   * `upgrade` refuses the migration on a database in which values change.
   */
  readonly unconfirmed?: true;
  /** The enum values that rows must not have. */
  readonly values?: readonly string[];
  /** The attributes of a composite type or row type whose values are lost. */
  readonly attributes?: readonly string[];
  /** Of these, how those are converted that are not dropped. */
  readonly conversions?: Readonly<Record<string, ValueConversion>>;
  /** Of a type or a table's row type: the columns whose rows are counted, beside those of the table. */
  readonly uses?: readonly Use[];
}

/** A conversion of values between types that exist before the plan runs: domains are their base types. */
export interface ValueConversion {
  readonly from: string;
  readonly to: string;
  /** The values go through text. Left out for a cast. */
  readonly through?: 'text';
  /** The new type has no cast back, so the texts of the old and the new value are compared. */
  readonly back?: 'none';
  /** The old type has no equality, so the texts of its values are compared. */
  readonly equality?: 'text';
}

/** A column whose values contain values of a type. */
export interface Use {
  /** By the name that it has before the plan runs. */
  readonly table: { readonly schema: string; readonly name: string };
  readonly column: string;
  /** The steps that lead to them, from the outermost. Left out if the column has the type, or arrays of it. */
  readonly path?: readonly UseStep[];
}

/** The name of an attribute, or the type of ranges whose bounds are meant. */
export type UseStep = string | { readonly range: QualifiedName } | { readonly multirange: QualifiedName };

/** A drop and an addition that are probably a rename. No object is in two hints. */
export interface RenameHint {
  /** The id of what is dropped: `column public.orders.note`. A value of an enum is `value "note" of type public.kind`. */
  readonly from: string;
  /** The id of what is added. */
  readonly to: string;
  /** The line to add to the descriptor if it is a rename: `renamedFrom: 'name'`. */
  readonly write: string;
}

/** Drops and additions of one kind in one place, of which it is unclear what is renamed to what, if anything. */
export interface RenameCandidates {
  /** The ids of what is dropped. */
  readonly from: readonly string[];
  /** The ids of what is added. */
  readonly to: readonly string[];
  /** The line of the descriptor that would declare one: `renamedFrom: '<old name>'`. */
  readonly write: string;
}
