import { isIdentifierName, propertyName } from './property-name.ts';

/** An expression of TypeScript: source text as it is, a call, an object literal, or an array literal. */
export type Expression =
  | string
  | { readonly call: string; readonly args: readonly Expression[] }
  | { readonly object: readonly (readonly [name: string, value: Expression])[] }
  | { readonly array: readonly Expression[] };

/** Width up to which an expression is printed on one line. */
const WIDTH = 100;

/**
 * Prints an expression plainly: on one line if it fits, else with each argument, property or element on a line of its
 * own. The exact layout is left to a formatter.
 *
 * @param expression the expression
 * @param indent spaces before the lines that follow the first
 * @example
 * import { literal, printExpression } from '@trellis/model/internal';
 *
 * printExpression({ call: 'varchar', args: ['254', literal({ doc: 'Email address.' })] });
 * // varchar(254, { doc: 'Email address.' })
 */
export function printExpression(expression: Expression, indent = 0): string {
  if (typeof expression === 'string') return expression;
  const line = onOneLine(expression);
  if (!line.includes('\n') && indent + line.length <= WIDTH) return line;
  if ('object' in expression) {
    const properties = expression.object.map(([name, value]) =>
      property(name, printExpression(value, indent + 2)),
    );
    return block('{', properties, '}', indent);
  }
  if ('array' in expression) return block('[', printAll(expression.array, indent + 2), ']', indent);
  const { call, args } = expression;
  const last = args.at(-1);
  // An object or array as the last argument opens on the line of the call.
  if (typeof last === 'object' && !('call' in last)) {
    const before = args.slice(0, -1).map((arg) => `${onOneLine(arg)}, `);
    if (!before.some((arg) => arg.includes('\n')))
      return `${call}(${before.join('')}${printExpression(last, indent)})`;
  }
  // A template literal cannot be moved: its lines are part of the string.
  if (args.length === 1 && typeof last === 'string') return line;
  return block(`${call}(`, printAll(args, indent + 2), ')', indent);
}

function printAll(expressions: readonly Expression[], indent: number): string[] {
  return expressions.map((expression) => printExpression(expression, indent));
}

function block(open: string, items: readonly string[], close: string, indent: number): string {
  const lines = items.map((item) => `${' '.repeat(indent + 2)}${item},\n`);
  return `${open}\n${lines.join('')}${' '.repeat(indent)}${close}`;
}

function onOneLine(expression: Expression): string {
  if (typeof expression === 'string') return expression;
  if ('call' in expression) return `${expression.call}(${expression.args.map(onOneLine).join(', ')})`;
  if ('array' in expression) return `[${expression.array.map(onOneLine).join(', ')}]`;
  if (expression.object.length === 0) return '{}';
  return `{ ${expression.object.map(([name, value]) => property(name, onOneLine(value))).join(', ')} }`;
}

/** A property; in the shorthand form where its value is the variable of the same name. */
function property(name: string, value: string): string {
  const isVariable = isIdentifierName(value) && !/^(?:true|false|null|this)$/.test(value);
  return isVariable && value === name ? name : `${propertyName(name)}: ${value}`;
}
