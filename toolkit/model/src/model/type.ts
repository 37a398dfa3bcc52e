import type { Check } from './constraint.ts';
import type { Named, Qualified } from './named.ts';

/** An enumerated type. */
export interface EnumType extends Qualified {
  /** In their order. */
  readonly values: readonly string[];
  /** New name by old name, of values that were renamed. Authored only. */
  readonly renamedValues?: Readonly<Record<string, string>>;
}

/** A domain. */
export interface Domain extends Qualified {
  /** The base type with its modifiers. */
  readonly type: string;
  readonly notNull?: true;
  readonly default?: string;
  readonly collation?: string;
  /** The not-null constraint beyond the plain fact (PostgreSQL 17 and later name it). */
  readonly notNullConstraint?: { readonly name?: string; readonly comment?: string };
  readonly checks: readonly Check[];
}

/** A composite type of its own (not a table's row type). */
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
  /** The multirange type's name, where it is not the one PostgreSQL makes. */
  readonly multirangeName?: string;
}
