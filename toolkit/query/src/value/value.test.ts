import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { company } from '../../test/company.ts';
import { isBadInput } from '../input/index.ts';
import { type Elements, parseArray, printArray } from './array-literal.ts';
import { codecOf } from './codec-of.ts';
import { hasDay, isMoment, parseMoment, printMoment } from './moment.ts';
import { sizeOf } from './size.ts';

test('printing and parsing an array returns the same array', () => {
  const { tree } = fc.letrec<{ tree: Elements<string> }>((tie) => ({
    tree: fc.array(fc.oneof({ maxDepth: 3 }, fc.option(fc.string({ unit: 'binary' })), tie('tree')), {
      maxLength: 4,
    }),
  }));
  fc.assert(
    fc.property(tree, (array) => expect(parseArray(printArray(array), (text) => text)).toEqual(array)),
  );
});

test('printing and parsing a timestamp returns the same timestamp for every year', () => {
  const moments = fc.date({ min: new Date(-8e14), max: new Date(8e15), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(parseMoment(printMoment(moment, true))).toEqual(moment);
      expect(parseMoment(printMoment(moment, false))).toEqual(moment);
    }),
  );
});

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['0001-02-29 BC', true],
  ['0000-01-01', false],
  ['2024-00-10', false],
  ['2024-13-01', false],
  ['2024-04-31', false],
  ['12024-04-30', true],
  ['2024-4-3', false],
])('the date %s exists: %s', (text, exists) => {
  expect(hasDay(text)).toBe(exists);
});

test.each([
  ['2024-02-29T12:30:00Z', true],
  ['2024-02-29 12:30', true],
  ['2024-02-29 12:30:00.123456+05:30', true],
  ['infinity', true],
  ['2024-02-30T12:30:00Z', false],
  ['2024-02-29T12:60:00Z', false],
  ['now', false],
  ["2024-02-29 12:30:00'", false],
])('%s is a timestamp: %s', (text, valid) => {
  expect(isMoment(text)).toBe(valid);
});

const schema = { name: 's', tables: {}, domains: [{ name: 'short', type: 'varchar(2)' }] };

test.each<[string, unknown, boolean]>([
  ['character varying(3)', 'abc', true],
  ['character varying(3)[]', ['abc', null, ['abcd']], false],
  ['short', 'abc', false],
  ['short', 'ab', true],
  ['numeric(5,2)', 'Infinity', false],
  ['numeric(5,2)', '1e3', false],
  ['numeric(5,2)', '999.994', true],
  ['numeric(5,2)', '999.995', false],
  ['numeric(5,2)', '1e-9', true],
  ['numeric(2,4)', '0.00994', true],
  ['numeric(2,4)', '0.01', false],
  ['character varying(3)', 'abcd', false],
  ['varchar(3)', '😀😀😀', true],
  ['character(3)', 'abc  ', true],
  ['numeric(5,2)', '-0999.99', true],
  ['numeric(5,2)', '1000', false],
  ['numeric(5,2)', 'NaN', true],
  ['numeric', '1000', true],
  ['text', 'abcd', true],
])('a value of type %s can be %j: %s', (type, value, fits) => {
  try {
    sizeOf(schema, type)?.(value, 'path');
    expect(fits).toBe(true);
  } catch (error) {
    expect(isBadInput(error) && !fits).toBe(true);
  }
});

test('copying an array copies its elements at every depth', () => {
  const copied = (type: string, value: unknown) => codecOf(company, type).copy?.(value);
  const bytes = [[Buffer.from('a')], [null]];
  expect(copied('bytea[]', bytes)).toStrictEqual(bytes);
  expect((copied('bytea[]', bytes) as Buffer[][])[0]?.[0]).not.toBe(bytes[0]?.[0]);
  const days = [new Date(0), Number.POSITIVE_INFINITY, null];
  expect(copied('timestamptz[]', days)).toStrictEqual(days);
  const documents = [{ a: [1] }, [[2]], null];
  expect(copied('jsonb[]', documents)).toStrictEqual(documents);
  expect((copied('jsonb[]', documents) as unknown[])[0]).not.toBe(documents[0]);
});
