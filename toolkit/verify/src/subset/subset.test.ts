import { expect, test } from '@jest/globals';
import { emptyModel, type Model } from '@trellis/model';
import { withPart } from './subset.ts';

const collation = (name: string) => ({ schema: 'public', name, locale: 'C' });

test.each<[string, Model['collations'], Model['collations'], Model['collations']]>([
  ['keeps the objects of a list that the part lacks', [collation('a')], undefined, [collation('a')]],
  ['takes the objects of a list that the whole lacks', undefined, [collation('b')], [collation('b')]],
  [
    'replaces the objects that change',
    [collation('a'), collation('b')],
    [collation('b')],
    [collation('a'), collation('b')],
  ],
  ['has no list without objects', [collation('b')], undefined, undefined],
])('a Model with a replaced part %s', (_, whole, part, expected) => {
  const [before, after] = [whole, part].map(
    (collations): Model => ({ ...emptyModel, ...(collations && { collations }) }),
  );
  const replaced = withPart(before as Model, after as Model, new Set(['table public.b']));
  expect(replaced).toEqual({ ...emptyModel, ...(expected && { collations: expected }), dependencies: {} });
});
