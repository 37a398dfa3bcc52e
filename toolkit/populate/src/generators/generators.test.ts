import { describe, expect, test } from '@jest/globals';
import { defineSchema, integer, table, text } from '@trellis/model';
import { World } from '../rows/index.ts';
import { defineSample, type Generator } from '../sample/index.ts';
import * as generators from './index.ts';

const schema = defineSchema({
  name: 'test',
  tables: {
    things: table('things', { columns: { id: integer({ primaryKey: true }), a: text(), b: text() } }),
  },
});

/** What a generator makes of the first rows. */
function values(a: Generator, rows = 200): string[] {
  const sample = defineSample(schema, { things: { rows, columns: { a } } });
  const cursor = new World(sample).table('things').open();
  return Array.from({ length: rows }, (_, row) => String(cursor.seek(row).valueOf('a')));
}

describe('each generator gives what it says, and nothing of the clock or of Math.random', () => {
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
    ['code of many signs', generators.code(24), /^[2-9A-Z]{24}$/],
    ['signs', generators.signs(1), /^[2-9A-Z]$/],
    ['uuid', generators.uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['hex', generators.hex(40), /^[0-9a-f]{40}$/],
    ['bytes', generators.bytes(5), /^\\x[0-9a-f]{10}$/],
    ['decimal', generators.decimal(-2, 2, 3), /^-?[012]\.\d{3}$/],
    ['decimal of no places', generators.decimal(5, 7, 0), /^[567]$/],
    ['price', generators.price(2, 300), /^\d{1,3}\.\d\d$/],
    ['integer', generators.integer(-3, 3), /^-?[0-3]$/],
    ['few', generators.few(1, 9), /^[1-9]$/],
    ['sequence', generators.sequence(10, 5), /^\d+[05]$/],
    ['chronological', generators.chronological(), /^202[3-5]-\d\d-\d\d \d\d:\d\d:\d\d\+00$/],
    ['moment', generators.moment('timestamp'), /^202[3-5]-\d\d-\d\d \d\d:\d\d:\d\d$/],
    ['dateOfBirth', generators.dateOfBirth(), /^(19[4-9]|200)\d-\d\d-\d\d$/],
    ['timeOfDay', generators.timeOfDay(), /^\d\d:\d\d:00$/],
    ['always', generators.always('x'), /^x$/],
    ['oneOf', generators.oneOf(['a', 'b']), /^[ab]$/],
    ['sometimes', generators.sometimes(50, generators.always('x')), /^(x|null)$/],
    ['atMost', generators.atMost(12, generators.sentences()), /^.{1,12}$/],
  ])('%s', (_, generator, pattern) => {
    const [clock, random] = [Date.now, Math.random];
    const forbidden = () => {
      throw new Error('A sample knows no clock and no chance.');
    };
    try {
      [Date.now, Math.random] = [forbidden, forbidden];
      const made = values(generator);
      expect(made.filter((value) => !pattern.test(value))).toEqual([]);
      expect(made).toEqual(values(generator));
    } finally {
      [Date.now, Math.random] = [clock, random];
    }
  });
});

test('what is said to be unique is, also when the words are used up', () => {
  const rows = 12_000;
  const { email, userName, slug, title, uniqueWord, uuid, ipAddress } = generators;
  for (const make of [email, userName, slug, title, uniqueWord, uuid, ipAddress])
    expect([make.name, new Set(values(make(), rows)).size]).toEqual([make.name, rows]);
  expect(new Set(values(generators.code(3), 32 ** 3)).size).toBe(32 ** 3);
  expect(() => values(generators.code(1), 40)).toThrow(
    'Expected at most 32 rows with codes of 1 signs, got more.',
  );
});

test('an address is made of the name beside it', () => {
  const sample = defineSample(schema, {
    things: { rows: 50, columns: { a: generators.fullName(), b: generators.email() } },
  });
  const rows = new World(sample).table('things');
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

test('weights are kept to', () => {
  const made = values(generators.weighted({ paid: 80, open: 15, lost: 5 }), 10_000);
  const share = (of: string) => made.filter((value) => value === of).length / 100;
  expect(Math.round(share('paid') / 5) * 5).toBe(80);
  expect(Math.round(share('lost') / 5) * 5).toBe(5);
});

test('a time after another is, and not beyond the end of the sample', () => {
  const sample = defineSample(schema, {
    things: { rows: 500, columns: { a: generators.after('b', 48), b: generators.chronological() } },
  });
  const rows = new World(sample).table('things');
  const pairs = Array.from({ length: 500 }, (_, row) => rows.row(row).slice(1).map(String));
  expect(pairs.filter(([later = '', earlier = '']) => later < earlier || later >= '2026')).toEqual([]);
});
