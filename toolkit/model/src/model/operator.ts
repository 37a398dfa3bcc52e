import type { Named, QualifiedName } from './named.ts';

/** An operator (a row of `pg_operator`). PostgreSQL cannot rename one. */
export interface Operator extends Omit<Named, 'renamedFrom'> {
  readonly schema: string;
  readonly owner?: string;
  /** The type of its left operand, without modifiers. Absent for a prefix operator. */
  readonly left?: string;
  /** The type of its right operand, without modifiers. */
  readonly right: string;
  /** The function that it calls, without arguments: `public.equals`. */
  readonly function: string;
  /** The operator with the operands exchanged. It may be this one. */
  readonly commutator?: QualifiedName;
  /** The operator with the opposite result. */
  readonly negator?: QualifiedName;
  /** The function that estimates how many rows a condition selects: `eqsel`. */
  readonly restrict?: string;
  /** The function that estimates how many rows a join returns: `eqjoinsel`. */
  readonly join?: string;
  /** It can be used in a hash join. */
  readonly hashes?: true;
  /** It can be used in a merge join. */
  readonly merges?: true;
}
