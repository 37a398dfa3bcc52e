import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OBJECT_KINDS, type ObjectReference, printReference } from './object-reference.ts';
import { parseReference } from './parse-reference.ts';

const name = fc.oneof(
  fc.constantFrom('', 'orders', 'a.b', 'a"b', '"', '.', 'Order', 'order on', '(', ')', 'default', 'é'),
  fc.string({ maxLength: 8 }).filter((text) => !text.includes('\0')),
);
const reference = fc
  .record({
    kind: fc.constantFrom(...OBJECT_KINDS),
    path: fc.array(name, { minLength: 1, maxLength: 3 }),
    args: fc.option(fc.constantFrom('', 'integer', 'integer, text[]', '"a)b".t', 'TABLES', 'numeric(1,2)')),
  })
  .map(({ args, ...rest }): ObjectReference => (args === null ? rest : { ...rest, args }));

test('parsing a printed reference returns an equal reference', () => {
  fc.assert(
    fc.property(reference, (one) => {
      expect(parseReference(printReference(one))).toEqual(one);
    }),
    { numRuns: 2000 },
  );
});

test('printing a parsed id returns the id', () => {
  for (const id of [
    'schema app',
    'table public.orders',
    'column public.orders."Id"',
    'index public."a.b"',
    'routine public.f()',
    'routine public.f(integer, "My.Type"[])',
    'default public.orders.total',
    'default privilege "CURRENT_USER" on TABLES',
    'default privilege app_owner.app on ROUTINES',
  ]) {
    const parsed = parseReference(id);
    expect(parsed && printReference(parsed)).toBe(id);
  }
});

test('an invalid reference is not parsed', () => {
  for (const text of ['', 'table', 'table ', 'table public.', 'tables public.t', 'table public.t x'])
    expect(parseReference(text)).toBeUndefined();
  expect(parseReference('unmodelled cast (integer AS text)')).toBeUndefined();
  expect(parseReference('comment table public.t')).toBeUndefined();
});
