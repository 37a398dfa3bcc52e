import type { Named, QualifiedName } from './named.ts';

/** An operator of an operator family or class (a row of `pg_amop`). */
export interface MemberOperator {
  readonly strategy: number;
  /** The operator without its operands: `pg_catalog.<`. */
  readonly operator: string;
  /** The types of its operands. */
  readonly types: readonly [left: string, right: string];
  /** The B-tree operator family by which its results are sorted, for an ordering operator. */
  readonly orderBy?: string;
}

/** A support function of an operator family or class (a row of `pg_amproc`). */
export interface MemberFunction {
  readonly support: number;
  /** The function with its arguments: `btint4cmp(integer,integer)`. */
  readonly function: string;
  /** The types that it supports. */
  readonly types: readonly [left: string, right: string];
}

/** An operator family (a row of `pg_opfamily`), without the members that depend on its classes. */
export interface OperatorFamily extends Named {
  readonly schema: string;
  readonly owner?: string;
  /** The access method: `btree`. */
  readonly method: string;
  readonly operators?: readonly MemberOperator[];
  readonly functions?: readonly MemberFunction[];
}

/** An operator class (a row of `pg_opclass`). */
export interface OperatorClass extends Named {
  readonly schema: string;
  readonly owner?: string;
  /** The access method: `btree`. */
  readonly method: string;
  /** The type of the indexed values. */
  readonly type: string;
  /** It is used where an index names no operator class. */
  readonly default?: true;
  /** Its operator family. Default: the one with its schema and name, which PostgreSQL creates with it. */
  readonly family?: QualifiedName;
  /** The type that the index stores, if that is not the type of the values. */
  readonly storage?: string;
  readonly operators?: readonly MemberOperator[];
  readonly functions?: readonly MemberFunction[];
}
