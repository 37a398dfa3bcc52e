import { expect, test } from '@jest/globals';
import { attributeType } from './attribute-type.ts';

test.each([
  ['integer', 'integer', true],
  ['character varying(254)', 'varchar(254)', true],
  ['double precision', 'float8', true],
  ['timestamp with time zone', 'timestamptz', true],
  ['timestamp(3) with time zone', 'timestamptz(3)', true],
  ['time without time zone[]', 'time[]', true],
  ['numeric(10,2)', 'numeric', false],
  ['numeric(10,2)[]', 'numeric[]', false],
  ['interval day to second(3)', 'interval_day_to_second(3)', false],
  ['bpchar', 'bpchar', true],
  ['character(3)', 'char(3)', true],
  ['public.mood[]', 'mood[]', true],
  ['audit.mood', 'audit_mood', false],
  ['"Mood"', 'Mood', false],
  ['"char"', 'char', false],
  ['"we""ird (x)"', 'we_ird__x_', false],
  ['"pk"', '_pk', false],
])('draws %s as %s', (type, word, exact) => {
  expect(attributeType(type)).toEqual({ word, exact });
});
