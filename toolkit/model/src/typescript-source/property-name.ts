import { stringLiteral } from './literal.ts';

/**
 * Checks whether a name is an identifier name, which needs no quotes as a property. Reserved words are identifier
 * names too.
 *
 * @param name any string
 * @example
 * isIdentifierName('order_id'); // true
 * isIdentifierName('order id'); // false
 */
export function isIdentifierName(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

/**
 * Prints the name of a property, in an object literal or in an interface: in quotes only if it needs them.
 *
 * @param name any string
 * @example
 * import { propertyName } from '@trellis/model/internal';
 *
 * propertyName('order_id'); // order_id
 * propertyName('audit.log'); // 'audit.log'
 */
export function propertyName(name: string): string {
  // In an object literal, `__proto__: value` sets the prototype, with quotes too. A computed name adds a property.
  if (name === '__proto__') return "['__proto__']";
  return isIdentifierName(name) ? name : stringLiteral(name);
}
