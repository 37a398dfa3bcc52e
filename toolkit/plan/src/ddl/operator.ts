import type { Operator } from '@trellis/model';
import { qualifiedOperator } from '@trellis/model/internal';
import { target } from './target.ts';

/**
 * Creates an operator. A commutator or negator that does not exist yet becomes a shell operator, which its own statement
 * completes.
 *
 * @param operator the operator; its types and functions have to exist
 */
export function createOperator(operator: Operator): string[] {
  const { left, right, function: called, ...rest } = operator;
  const options = [
    `FUNCTION = ${called}`,
    ...(left === undefined ? [] : [`LEFTARG = ${left}`]),
    `RIGHTARG = ${right}`,
    ...Object.values(operatorOptions(rest)),
  ];
  return [`CREATE OPERATOR ${qualifiedOperator(operator)} (${options.join(', ')})`];
}

/** Changes options of an operator. */
export function setOperatorOptions(operator: Operator, options: readonly string[]): string[] {
  return options.length === 0 ? [] : [`ALTER ${target.operator(operator)} SET (${options.join(', ')})`];
}

/** The options of an operator that are set, by the field: `RESTRICT = eqsel`. */
export function operatorOptions(of: Pick<Operator, OptionOfOperator>): {
  readonly [O in OptionOfOperator]?: string;
} {
  return {
    ...(of.commutator && { commutator: `COMMUTATOR = OPERATOR(${qualifiedOperator(of.commutator)})` }),
    ...(of.negator && { negator: `NEGATOR = OPERATOR(${qualifiedOperator(of.negator)})` }),
    ...(of.restrict !== undefined && { restrict: `RESTRICT = ${of.restrict}` }),
    ...(of.join !== undefined && { join: `JOIN = ${of.join}` }),
    ...(of.hashes && { hashes: 'HASHES' }),
    ...(of.merges && { merges: 'MERGES' }),
  };
}

/** A field of an operator that is an option. */
export type OptionOfOperator = 'commutator' | 'negator' | 'restrict' | 'join' | 'hashes' | 'merges';
