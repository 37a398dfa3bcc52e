import { expect, test } from '@jest/globals';
import { typeFit } from './type-fit.ts';

test.each([
  ['integer', 'integer', true, 'same'],
  ['numeric(10)', 'numeric(10,0)', true, 'same'],
  ['varchar(5)', 'character varying(5)', true, 'same'],
  ['timestamptz', 'timestamp with time zone', true, 'same'],
  ['public.mood', 'mood', true, 'same'],
  ['smallint', 'integer', false, 'wider'],
  ['varchar(5)[]', 'character varying(6)[]', true, 'wider'],
  ['smallint[]', 'integer[]', false, 'other'],
  ['real', 'double precision', false, 'wider'],
  ['character varying(5)', 'character varying(6)', true, 'wider'],
  ['character varying(5)', 'character varying', true, 'wider'],
  ['character varying(5)', 'text', false, 'wider'],
  ['text', 'character varying', false, 'wider'],
  ['numeric(6,2)', 'numeric(8,3)', true, 'wider'],
  ['numeric(6,2)', 'numeric', true, 'wider'],
  ['timestamp(3) with time zone', 'timestamp with time zone', true, 'wider'],
  ['integer', 'smallint', false, 'other'],
  ['integer', 'bigint', false, 'other'],
  ['character varying(6)', 'character varying(5)', true, 'other'],
  ['text', 'character varying(5)', false, 'other'],
  ['character varying', 'character varying(5)', true, 'other'],
  // One digit less before the decimal point, though more in total.
  ['numeric(6,2)', 'numeric(7,4)', true, 'other'],
  ['timestamp with time zone', 'timestamp without time zone', false, 'other'],
  ['character(3)', 'character(4)', true, 'other'],
] as const)('expected %s, actual %s, same base type %j: %s', (expected, actual, sameBase, fit) => {
  expect(typeFit(expected, actual, sameBase)).toBe(fit);
});
