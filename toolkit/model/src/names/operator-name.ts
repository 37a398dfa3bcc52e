import type { QualifiedName } from '../model/index.ts';
import { quoteIdentifier } from './quote.ts';

/** The characters of operators. The name of an operator cannot be quoted. */
const OPERATOR = /^[-+*/<>=~!@#%^&|`?]+$/;

/**
 * Returns whether a text consists of the characters of operators.
 *
 * @example isOperatorName('===') // true
 */
export function isOperatorName(text: string): boolean {
  return OPERATOR.test(text);
}

/**
 * A schema-qualified operator as SQL.
 *
 * @throws RangeError if the name has other characters than those of operators
 * @example qualifiedOperator({ schema: 'public', name: '===' }) // '"public".==='
 */
export function qualifiedOperator({ schema, name }: QualifiedName): string {
  if (!isOperatorName(name)) throw new RangeError(`Expected the name of an operator, got "${name}".`);
  return `${quoteIdentifier(schema)}.${name}`;
}
