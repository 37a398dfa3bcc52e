import { expect, test } from '@jest/globals';
import { emptyModel, type Model } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { groupedRefusals } from './grouped-refusals.ts';

const withUnmodelled = (unmodelled: Model['unmodelled']): Model => ({
  ...emptyModel,
  ...(unmodelled && { unmodelled }),
});
const refusals = (unmodelled: Model['unmodelled']) =>
  groupedRefusals(diffModels(emptyModel, withUnmodelled(unmodelled)).refusals);

test('the unmodelled objects of a kind are refused together, with how to exclude them', () => {
  const collations = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({
    code: 'UNMODELLED_COLLATION',
    kind: 'collation',
    object: `public.${name}`,
  }));
  const grouped = refusals([...collations, { code: 'UNMODELLED_CAST', kind: 'cast', object: '(a AS b)' }]);
  expect(grouped).toEqual([
    {
      code: 'UNMODELLED_COLLATION',
      object: '7 objects of the kind collation',
      message:
        "public.a, public.b, public.c, public.d, public.e and 2 more differ, and that kind of object is not modelled: write that part of the migration by hand, or exclude them from the project: exclude: ['collation *'].",
    },
    {
      code: 'UNMODELLED_CAST',
      object: 'cast (a AS b)',
      message: expect.stringContaining("Or exclude it from the project: exclude: ['cast (a AS b)']."),
    },
  ]);
});

test('other refusals are kept', () => {
  const refusal = { code: 'CAST_NEEDED', object: 'column public.t.a', message: 'No cast.' };
  expect(groupedRefusals([refusal, refusal])).toEqual([refusal, refusal]);
});
