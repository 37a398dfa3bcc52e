import { expect, test } from '@jest/globals';
import type { Model } from '@trellis/model';
import { model, table } from '@trellis/random-models';
import { allowsSubset } from './outside-schemas.ts';

const typed = (type: string): Model =>
  model({
    domains: [{ schema: 'public', name: 'named', type: 'regconfig', checks: [] }],
    tables: [table('t', [{ name: 'a', type }])],
  });

test.each([
  ['text', true],
  ['regclass[]', true],
  ['regclass', false],
  ['public.named', false],
])('a change of a Model with a column of %s can be proven on a subset: %s', (type, isAllowed) => {
  expect(allowsSubset(typed(type), typed(type), new Set())).toBe(isAllowed);
});
