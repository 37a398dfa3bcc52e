import { expect, test } from '@jest/globals';
import { columnType } from './column-type.ts';

const schema = {
  name: 's',
  tables: {},
  enums: [{ name: 'Mood', values: ['glad'] }],
  domains: [{ name: 'share', type: 'dec(3,2)' }],
  rangeTypes: [{ name: 'span', subtype: 'timestamptz' }],
};

test.each([
  ['int4', { name: 'integer', modifiers: [], dimensions: 0 }],
  ['decimal (12, 2)', { name: 'numeric', modifiers: [12, 2], dimensions: 0 }],
  ['timestamptz(3)[][2]', { name: 'timestamp with time zone', modifiers: [3], dimensions: 2 }],
  ['_varchar(10)', { name: 'character varying', modifiers: [10], dimensions: 1 }],
  ['public."Mood"', { name: 'public."Mood"', modifiers: [], dimensions: 0, values: ['glad'] }],
  ['share array', { name: 'numeric', modifiers: [3, 2], dimensions: 1 }],
  ['span', { name: 'public.span', modifiers: [], dimensions: 0, subtype: 'timestamp with time zone' }],
  ['int8range', { name: 'int8range', modifiers: [], dimensions: 0, subtype: 'bigint' }],
  ['citext', { name: 'text', modifiers: [], dimensions: 0 }],
])('the type %s is parsed', (type, expected) => {
  expect(columnType(schema, type)).toEqual(expected);
});
