import { expect, test } from '@jest/globals';
import { leftLines } from './left-lines.ts';

const cast = (object: string) => ({ code: 'UNMODELLED_CAST', kind: 'cast', object });

test('pull reports one unmodelled object by name, with how to exclude it', () => {
  expect(leftLines([cast('(a AS b)')])).toEqual([
    "UNMODELLED_CAST: (a AS b) cannot be declared in descriptors and is left out. To exclude it from the project: exclude: ['cast (a AS b)']",
  ]);
});

test('pull reports the unmodelled objects of a kind in one line, with how to exclude them', () => {
  const casts = Array.from({ length: 203 }, (_, n) => cast(`(a AS b${n})`));
  expect(
    leftLines([...casts, { code: 'UNMODELLED_OPERATOR', kind: 'operator', object: 'public.=== (a)' }]),
  ).toEqual([
    "UNMODELLED_CAST: 203 objects of the kind cast cannot be declared in descriptors and are left out: (a AS b0), (a AS b1), (a AS b2), (a AS b3), (a AS b4) and 198 more. To exclude them from the project: exclude: ['cast *']",
    "UNMODELLED_OPERATOR: public.=== (a) cannot be declared in descriptors and is left out. To exclude it from the project: exclude: ['operator public.=== (a)']",
  ]);
});

test('pull reports what uses an excluded object', () => {
  const uses = 'collation public.c';
  expect(
    leftLines([
      { code: 'USES_EXCLUDED', object: 'table public.t', uses },
      { code: 'USES_EXCLUDED', object: 'routine public.f()', uses },
      { code: 'USES_EXCLUDED', object: 'view public.v', uses: 'table audit.log' },
    ]),
  ).toEqual([
    'USES_EXCLUDED: table public.t, routine public.f() use collation public.c, which is excluded: left out',
    'USES_EXCLUDED: view public.v uses table audit.log, which is excluded: left out',
  ]);
});
