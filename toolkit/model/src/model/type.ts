import type { Check } from './constraint.ts';
import type { Named, Qualified } from './named.ts';

/** An enumerated type. */
export interface EnumType extends Qualified {
  /** The values, in their order. */
  readonly values: readonly string[];
  /** The new names of renamed values, by old name. Authored only. */
  readonly renamedValues?: Readonly<Record<string, string>>;
}

/** A domain. */
export interface Domain extends Qualified {
  /** The base type with its modifiers. */
  readonly type: string;
  readonly notNull?: true;
  readonly default?: string;
  readonly collation?: string;
  /** The properties of the not-null constraint, which has a name since PostgreSQL 17. */
  readonly notNullConstraint?: { readonly name?: string; readonly comment?: string };
  readonly checks: readonly Check[];
}

/** A stand-alone composite type, not the row type of a table. */
export interface CompositeType extends Qualified {
  readonly attributes: readonly (Named & { readonly type: string; readonly collation?: string })[];
}

/** A range type. */
export interface RangeType extends Qualified {
  readonly subtype: string;
  readonly opclass?: string;
  readonly collation?: string;
  readonly canonical?: string;
  readonly subtypeDiff?: string;
  /** The name of the multirange type. Absent for the one that PostgreSQL generates. */
  readonly multirangeName?: string;
  /** The schema of the multirange type. Absent if it is that of the range type. */
  readonly multirangeSchema?: string;
}
