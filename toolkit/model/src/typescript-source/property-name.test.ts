import { expect, test } from '@jest/globals';
import { compile } from '@trellis/testing/compile';
import { stringLiteral } from './literal.ts';
import { isIdentifierName, propertyName } from './property-name.ts';

const NAMES: readonly (readonly [name: string, source: string])[] = [
  ['order_id', 'order_id'],
  ['$ref', '$ref'],
  ['_', '_'],
  ['default', 'default'],
  ['constructor', 'constructor'],
  ['größe', 'größe'],
  ['名前', '名前'],
  ['𠮷', '𠮷'],
  ['__proto__', "['__proto__']"],
  ['', "''"],
  ['2nd', "'2nd'"],
  ['audit.log', "'audit.log'"],
  ['order id', "'order id'"],
  ["it's", `"it's"`],
  ['a"b', `'a"b'`],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the string must not become a template literal.
  ['a`${b}`', "'a`${b}`'"],
  ['a\nb', String.raw`'a\nb'`],
  ['a\u2028b', String.raw`'a\u2028b'`],
  ['*/', "'*/'"],
  ['🙂', "'🙂'"],
];

test.each(NAMES)('prints the property name %j', (name, source) => {
  expect(propertyName(name)).toBe(source);
  expect(isIdentifierName(name)).toBe(source === name || name === '__proto__');
  const object = new Function(`return { ${source}: 1 }`)() as object;
  expect(Object.entries(object)).toEqual([[name, 1]]);
});

test('prints property names that are equal in interfaces and object literals', () => {
  const properties = (value: string) =>
    NAMES.map(([name]) => `  ${propertyName(name)}: ${value};\n`).join('');
  const source = `
interface Printed {
${properties('1')}}
const object = {
${properties('1').replaceAll(';\n', ',\n')}};
type Names = ${NAMES.map(([name]) => stringLiteral(name)).join(' | ')};
type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const equal: [Equal<keyof Printed, Names>, Equal<keyof typeof object, Names>] = [true, true];
`;
  expect(compile('toolkit/model/src', source).errors).toEqual([]);
});
