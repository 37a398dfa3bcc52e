import { expect, test } from '@jest/globals';
import type { RowChange } from '@trellis/verify';
import { changeText, checkChanges } from './data-changes.ts';

const change = (action: RowChange['action'], object: string, direction: RowChange['direction'] = 'up') => ({
  ...{ action, object, direction },
  rows: 1,
});
const name: RowChange = {
  ...change('changes values', 'column public.tags.name'),
  example: { was: '"1"', is: '"1!"' },
};
const gone = change('deletes rows', 'table public.tags');
const added = change('adds rows', 'table public.tags', 'down');
const check = (known: RowChange[], allowed: Parameters<typeof checkChanges>[1]) => () =>
  checkChanges([{ name: 'm', found: [name, gone, added], known }], allowed);

test('names every change that is not allowed, with the option that allows it', () => {
  expect(check([], {})).toThrow(
    expect.objectContaining({
      code: 'DATA_LOSS',
      message:
        'm changes values of column public.tags.name, such as "1" to "1!"; m deletes rows of table public.tags. Nothing was written. If this is the purpose of the migration, add --allow-data-change "column public.tags.name" --allow-data-loss "table public.tags".',
    }),
  );
  expect(check([], { allowDataLoss: ['tags'] })).toThrow(expect.objectContaining({ code: 'DATA_CHANGED' }));
  expect(check([name], { allowDataLoss: ['tags'] })).not.toThrow();
  expect(check([], { allowDataLoss: ['tags'], allowDataChange: ['tags.name'] })).not.toThrow();
});

test('refuses an allowance that matches no change', () => {
  expect(check([name, gone], { allowDataChange: ['tags'] })).toThrow(
    'Expected an object whose data would be changed after --allow-data-change (column public.tags.name), got "tags".',
  );
  expect(check([name, gone], { allowDataLoss: ['tags.name'] })).toThrow(
    '--allow-data-loss (table public.tags)',
  );
});

test('prints the direction of a change', () => {
  expect(changeText(added)).toBe('adds rows to table public.tags (down)');
});
