import { describe, expect, test } from '@jest/globals';
import { defineSchema, integer, table, text } from '@trellis/model';
import { DataSet } from '../data-set/index.ts';
import { defineSample, type Generator } from '../sample/index.ts';
import * as generators from './index.ts';

const schema = defineSchema({
  name: 'test',
  tables: {
    things: table('things', { columns: { id: integer({ primaryKey: true }), a: text(), b: text() } }),
  },
});

/** The values of a generator in the first rows. */
function values(a: Generator, rows = 200): string[] {
  const sample = defineSample(schema, { things: { rows, columns: { a } } });
  const cursor = new DataSet(sample).table('things').open();
  return Array.from({ length: rows }, (_, row) => String(cursor.seek(row).valueOf('a')));
}

describe('each generator matches its documentation and uses neither the clock nor Math.random', () => {
  test.each<[string, Generator, RegExp]>([
    ['givenName', generators.givenName(), /^[A-Z][a-z']+/],
    ['familyName', generators.familyName(), /^[A-Z][A-Za-z']+$/],
    ['fullName', generators.fullName(), /^[A-Z]\S+ [A-Z]\S+$/],
    ['email', generators.email(), /^[a-z]+\.[a-z]+@example\.(com|net|org)$/],
    ['userName', generators.userName(), /^[a-z]+_[a-z]+$/],
    ['phone', generators.phone(), /^\+1-\d{3}-555-01\d\d$/],
    ['street', generators.street(), /^\d+ \S/],
    ['city', generators.city(), /^[A-Z]/],
    ['state', generators.state(), /^[A-Z]/],
    ['country', generators.country(), /^\S/],
    ['postcode', generators.postcode(), /^\d{5}$/],
    ['ipAddress', generators.ipAddress(), /^10(\.\d{1,3}){3}$/],
    ['companyName', generators.companyName(), /^[A-Z]\S* (& [A-Z]|\w)/],
    ['jobTitle', generators.jobTitle(), /^\S+ \S+ \S+/],
    ['department', generators.department(), /^[A-Z]/],
    ['url', generators.url(), /^https:\/\/www\.example\.com\/[a-z-]+\/\d+$/],
    ['sentences', generators.sentences(1, 3), /^[A-Z].*\.$/],
    ['title', generators.title(), /^\S+ \S+/],
    ['slug', generators.slug(), /^[a-z0-9]+-[a-z0-9]+$/],
    ['uniqueWord', generators.uniqueWord(), /^\S+$/],
    ['code', generators.code(8, 'SKU-'), /^SKU-[2-9A-Z]{8}$/],
    ['code longer than ten characters', generators.code(24), /^[2-9A-Z]{24}$/],
    ['characters', generators.characters(1), /^[2-9A-Z]$/],
    ['uuid', generators.uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['hex', generators.hex(40), /^[0-9a-f]{40}$/],
    ['bytes', generators.bytes(5), /^\\x[0-9a-f]{10}$/],
    ['decimal', generators.decimal(-2, 2, 3), /^-?[012]\.\d{3}$/],
    ['decimal of scale 0', generators.decimal(5, 7, 0), /^[567]$/],
    ['price', generators.price(2, 300), /^\d{1,3}\.\d\d$/],
    ['integer', generators.integer(-3, 3), /^-?[0-3]$/],
    ['skewedInteger', generators.skewedInteger(1, 9), /^[1-9]$/],
    ['sequence', generators.sequence(10, 5), /^\d+[05]$/],
    ['chronological', generators.chronological(), /^202[3-5]-\d\d-\d\d \d\d:\d\d:\d\d\+00$/],
    ['randomTime', generators.randomTime('timestamp'), /^202[3-5]-\d\d-\d\d \d\d:\d\d:\d\d$/],
    ['dateOfBirth', generators.dateOfBirth(), /^(19[4-9]|200)\d-\d\d-\d\d$/],
    ['timeOfDay', generators.timeOfDay(), /^\d\d:\d\d:00$/],
    ['always', generators.always('x'), /^x$/],
    ['oneOf', generators.oneOf(['a', 'b']), /^[ab]$/],
    ['sometimes', generators.sometimes(50, generators.always('x')), /^(x|null)$/],
    ['truncated', generators.truncated(12, generators.sentences()), /^.{1,12}$/],
  ])('%s', (_, generator, pattern) => {
    const [clock, random] = [Date.now, Math.random];
    const forbidden = () => {
      throw new Error('A generator must not use the clock or Math.random.');
    };
    try {
      [Date.now, Math.random] = [forbidden, forbidden];
      const generated = values(generator);
      expect(generated.filter((value) => !pattern.test(value))).toEqual([]);
      expect(generated).toEqual(values(generator));
    } finally {
      [Date.now, Math.random] = [clock, random];
    }
  });
});

test('distinct generators stay distinct when all words are used', () => {
  const rows = 12_000;
  const { email, userName, slug, title, uniqueWord, uuid, ipAddress } = generators;
  for (const make of [email, userName, slug, title, uniqueWord, uuid, ipAddress])
    expect([make.name, new Set(values(make(), rows)).size]).toEqual([make.name, rows]);
  expect(new Set(values(generators.code(3), 32 ** 3)).size).toBe(32 ** 3);
  expect(() => values(generators.code(1), 40)).toThrow(
    'There are only 32 distinct codes of length 1 for more rows than that. Use longer codes or fewer rows.',
  );
});

test('an email address contains the name of the same row', () => {
  const sample = defineSample(schema, {
    things: { rows: 50, columns: { a: generators.fullName(), b: generators.email() } },
  });
  const rows = new DataSet(sample).table('things');
  for (let row = 0; row < 50; row++) {
    const [, name, address] = rows.row(row).map(String);
    expect(address?.split('@')[0]).toBe(
      name
        ?.toLowerCase()
        .replace(/[^a-z ]/g, '')
        .replace(' ', '.'),
    );
  }
});

test('weighted values have the shares of their weights', () => {
  const generated = values(generators.weighted({ paid: 80, open: 15, lost: 5 }), 10_000);
  const share = (of: string) => generated.filter((value) => value === of).length / 100;
  expect(Math.round(share('paid') / 5) * 5).toBe(80);
  expect(Math.round(share('lost') / 5) * 5).toBe(5);
});

test('after generates later times within the period of the sample', () => {
  const sample = defineSample(schema, {
    things: { rows: 500, columns: { a: generators.after('b', 48), b: generators.chronological() } },
  });
  const rows = new DataSet(sample).table('things');
  const pairs = Array.from({ length: 500 }, (_, row) => rows.row(row).slice(1).map(String));
  expect(pairs.filter(([later = '', earlier = '']) => later < earlier || later >= '2026')).toEqual([]);
});
