import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { default as standalone } from 'ajv/dist/standalone/index.js';
import { evaluate } from '../../test/evaluate.ts';
import { compactCode } from './compact-code.ts';

/** Returns the compact code after its helper functions. */
const compact = (source: string) => compactCode(source).split('\n').at(-1);

test.each([
  [
    'an error that is declared and added',
    'function f(){const err0 = {instancePath,schemaPath:"#/type",keyword:"type"};if(vErrors === null){vErrors = [err0];}else {vErrors.push(err0);}errors++;}',
    'function f(){vErrors = add(vErrors, {instancePath,keyword:"type"});errors++;}',
  ],
  [
    'an error that is used again',
    'function f(){const err0 = {};if(vErrors === null){vErrors = [err0];}else {vErrors.push(err0);}log(err0);}',
    'function f(){const err0 = {};vErrors = add(vErrors, err0);log(err0);}',
  ],
  [
    'errors of another validator',
    'vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);',
    'vErrors = join(vErrors, validate1.errors);',
  ],
  [
    'parameters that nothing reads',
    'function f(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){g(data.a, {instancePath:instancePath+"/a",parentData:data,parentDataProperty:"a",rootData});}',
    'function f(data, {instancePath=""}={}){g(data.a, {instancePath:instancePath+"/a"});}',
  ],
  [
    'checks of own properties',
    'if((data.a !== undefined && func0.call(data, "a")) || ((data["b-c"] === undefined) || (!(func0.call(data, "b-c"))))){f();}',
    'if((has(data, "a")) || (!has(data, "b-c"))){f();}',
  ],
  [
    'columns that are called as what is removed',
    'f(data.rootData, data.require, {"schemaPath":1});',
    'f(data.rootData, data.require, {"schemaPath":1});',
  ],
  [
    'the import of a function that counts characters',
    'const func1 = require("ajv/dist/runtime/ucs2length").default;',
    'const func1 = (text) => [...text].length;',
  ],
  [
    'a pattern that is constructed',
    'const pattern0 = new RegExp("^a/[\\\\n\\\\u{61}]$", "u");',
    'const pattern0 = /^a\\/[\\n\\u{61}]$/u;',
  ],
  ['an export', 'export const Row = validate1;', 'const Row = validate1;'],
  ['directives, comments and empty statements', '"use strict";/* a */;f();', 'f();'],
  [
    'a comparison with the value of another property, which it keeps',
    'f(data.a !== undefined && func0.call(data, "b"));',
    'f(data.a !== undefined && func0.call(data, "b"));',
  ],
])('rewrites %s', (_, source, expected) => {
  expect(compact(source)).toBe(expected);
});

test.each([
  ['a module', 'const func1 = require("ajv/dist/runtime/uri").default;', 'require'],
  ['a parameter that it removes', 'f(rootData);', 'rootData'],
])('refuses code that needs %s', (_, source, name) => {
  expect(() => compactCode(source)).toThrow(`needs ${name}, which compiled validators do not have`);
});

const schema = {
  $id: 'Row',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'odd name'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 3, pattern: '^[a-z]' },
    'odd name': { anyOf: [{ enum: ['a'] }, { type: 'null' }] },
    tags: { type: 'array', items: { type: 'integer', minimum: 0 } },
    constructor: { type: 'boolean' },
  },
};

const ajv = new Ajv({
  allErrors: true,
  messages: false,
  ownProperties: true,
  strictTypes: false,
  schemas: [schema],
  code: { source: true, esm: true, optimize: 2 },
});
const generated = (standalone as unknown as (ajv: Ajv, refs: object) => string)(ajv, { Row: 'Row' });

test('removes the code that ajv repeats', () => {
  expect(generated).toMatch(/schemaPath|parentData|vErrors === null|func\d\.call|require\(/);
  expect(compact(generated)).not.toMatch(/schemaPath|parentData|vErrors === null|func\d\.call|require\(/);
});

test.each<[string, unknown]>([
  ['a valid row', { name: 'abc', 'odd name': null, tags: [1], constructor: true }],
  ['characters outside of the basic plane', { name: 'a🙂🙂', 'odd name': 'a' }],
  ['wrong values', { name: 'ABCD', 'odd name': 'b', tags: [1.5, -1, 'x'], constructor: 1 }],
  ['missing and unknown properties', { other: 1 }],
  ['null', null],
  ['an array', []],
])('reports the errors that ajv reports for %s', (_, value) => {
  const { Row } = evaluate<{ Row: ((value: unknown) => boolean) & { errors: object[] | null } }>(
    `${compactCode(generated)}\nexport { Row };`,
  );
  const validate = ajv.getSchema('Row');
  expect(Row(value)).toBe(validate?.(value));
  const expected = validate?.errors?.map(({ schemaPath: _, ...error }) => error) ?? null;
  expect(Row.errors).toEqual(expected);
});
