import { expect, test } from '@jest/globals';
import { readCheck, readOrders } from './read-check.ts';

const from = (value: number) => ({ minimum: { value, exclusive: false } });
const to = (value: number) => ({ maximum: { value, exclusive: false } });

const local = (ms: number) => ({ value: ms / 1000, exclusive: false, time: 'local' });

test.each<[string, Record<string, unknown>]>([
  ['price >= 0', { price: from(0) }],
  ['price > 0', { price: { minimum: { value: 0, exclusive: true } } }],
  ['((price > (0)::numeric))', { price: { minimum: { value: 0, exclusive: true } } }],
  ['100 >= share AND share >= -1.5', { share: { ...to(100), ...from(-1.5) } }],
  ['(stars between 1 and 5)', { stars: { ...from(1), ...to(5) } }],
  [
    "((stars >= 1) AND (stars <= 5) AND (total > '3'::bigint))",
    { stars: { ...from(1), ...to(5) }, total: { minimum: { value: 3, exclusive: true } } },
  ],
  ["state in ('new', 'it''s')", { state: { values: ['new', "it's"] } }],
  [
    "((state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying(3)])::text[]))",
    { state: { values: ['a', 'b'] } },
  ],
  ['("Odd ""Name""" = 3)', { 'Odd "Name"': { values: ['3'] } }],
  ['VALUE >= 0', { value: from(0) }],
  ['a>=-1 and b<=-.5', { a: from(-1), b: to(-0.5) }],
  ["(state = E'a\\\\b''c')", { state: { values: ["a\\b'c"] } }],
  ['größe > 0 -- a comment', { größe: { minimum: { value: 0, exclusive: true } } }],
  [
    '"and" > 0 AND "or" > 0',
    { and: { minimum: { value: 0, exclusive: true } }, or: { minimum: { value: 0, exclusive: true } } },
  ],
  ['n >= 50 and n > 0', { n: from(50) }],
  [
    'n > 0 and n >= 50 and n <= 99 and n < 70',
    { n: { ...from(50), maximum: { value: 70, exclusive: true } } },
  ],
  ['n > 5 and n >= 5', { n: { minimum: { value: 5, exclusive: true } } }],
  ['n <= 5 and n < 5', { n: { maximum: { value: 5, exclusive: true } } }],
  ["state in ('a', 'b') and state in ('b', 'c')", { state: { values: ['b'] } }],
  ["born >= '1900-01-01'::date", { born: { minimum: local(Date.UTC(1900, 0, 1)) } }],
  ["born >= date '1900-01-01'", { born: { minimum: local(Date.UTC(1900, 0, 1)) } }],
  ["'2024-02-29' > born", { born: { maximum: { ...local(Date.UTC(2024, 1, 29)), exclusive: true } } }],
  [
    "at between '2024-01-01 10:30' and '2024-01-01T10:30:15.5'",
    {
      at: {
        minimum: local(Date.UTC(2024, 0, 1, 10, 30)),
        maximum: local(Date.UTC(2024, 0, 1, 10, 30, 15, 500)),
      },
    },
  ],
  [
    "((at >= '2024-01-01 00:00:00+02'::timestamp with time zone))",
    { at: { minimum: { ...local(Date.UTC(2023, 11, 31, 22)), time: 'zoned' } } },
  ],
  [
    "at >= timestamp with time zone '2024-01-01 00:00:00-0530' and at < timestamp '2025-01-01'",
    {
      at: {
        minimum: { ...local(Date.UTC(2024, 0, 1, 5, 30)), time: 'zoned' },
        maximum: { ...local(Date.UTC(2025, 0, 1)), exclusive: true },
      },
    },
  ],
  ['born >= current_date', {}],
  ["born >= 'yesterday'", {}],
  ["n > ''", {}],
  ['a > 0 or b > 0', { a: { minimum: { value: 0, exclusive: true } } }],
  ['a > b or b > 0', {}],
  ['a = 1 or a in (2, 1) or a = 3', { a: { values: ['1', '2', '3'] } }],
  ['a = 1 or b = 2', { a: { values: ['1'] } }],
  ['(a = 1 and b ~ c) or a = 2', { a: { values: ['2'] } }],
  ['a ~ b or c ~ d', {}],
  ['a - 1 > 0', {}],
  ['a in (-1, 1_000)', { a: { values: ['-1', '1000'] } }],
  ['a > 1st', {}],
  ['"a" b = 1', {}],
  [
    'a > 0 and (b > 0 or c > 0)',
    { a: { minimum: { value: 0, exclusive: true } }, b: { minimum: { value: 0, exclusive: true } } },
  ],
  ['a > b', {}],
  ['a + 1 > 0', {}],
  ['length(name) > 3', {}],
  ["name ~ '^[a-z]'", {}],
  ['done', { done: { values: ['true'] } }],
  ['not done', { done: { excluded: ['true'] } }],
  ['(done IS TRUE) and paid is not false', { done: { values: ['true'] }, paid: { excluded: ['false'] } }],
  ['done = false', { done: { values: ['false'] } }],
  ['done is null', {}],
  ['a is not null and a <> 4', { a: { excluded: ['4'] } }],
  ["(a <> ALL (ARRAY['x'::text, 'y'::text]))", { a: { excluded: ['x', 'y'] } }],
  ["a not in ('x') and 3 <> b", { a: { excluded: ['x'] }, b: { excluded: ['3'] } }],
  ['not (a < 10)', { a: from(10) }],
  ['not a in (1)', { a: { excluded: ['1'] } }],
  ['not (a > 0 and b > 0)', {}],
  ['a not between 1 and 5', { a: { minimum: { value: 5, exclusive: true } } }],
  ['a between symmetric 5 and 1', { a: { ...from(1), ...to(5) } }],
  ['a not like b', {}],
  ['', {}],
])('readCheck finds the bounds in: %s', (expression, bounds) => {
  expect(Object.fromEntries(readCheck(expression))).toEqual(bounds);
});

const order = (lesser: string, greater: string, isStrict: boolean) => ({ lesser, greater, isStrict });
test.each<[string, unknown[]]>([
  ['a < b', [order('a', 'b', true)]],
  ['((a >= "B c"))', [order('B c', 'a', false)]],
  ['a <= b and (c > b) and a > 0', [order('a', 'b', false), order('b', 'c', true)]],
  ['ended is null or ended > started', [order('started', 'ended', true)]],
  ['(a > b and c ~ d) or a ~ b', []],
  ['not (a < b)', []],
  ['a <> b', []],
  ['a < current_date', []],
  ['a < b + 1', []],
])('readOrders finds the comparisons of columns in: %s', (expression, orders) => {
  expect(readOrders(expression)).toEqual(orders);
});
