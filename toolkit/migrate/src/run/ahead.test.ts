import { expect, test } from '@jest/globals';
import type { History, Migration } from '../history/index.ts';
import { expectLate, runTo } from './ahead.ts';
import type { State } from './state.ts';

const names = ['one', 'two', 'three', 'four'];
const migrations = names.map(
  (name, i): Migration => ({
    name: `2026010${i + 1}000000_${name}`,
    file: `${name}.ts`,
    message: name,
    parent: null,
    checksum: '',
    model: '',
  }),
);
const history: History = { folder: '', migrations, releases: { '1.0.0': '20260102000000_two' } };

/** The state of a database that has some of the migrations, given by their places. */
function stateOf(places: readonly number[]): State {
  const applied = migrations.filter((_, i) => places.includes(i));
  const reached = Math.max(-1, ...places) + 1;
  return {
    applied,
    missing: migrations.slice(0, reached).filter((migration) => !applied.includes(migration)),
    pending: migrations.slice(reached),
    locked: false,
  };
}

test.each([
  { applied: [], target: 'head', direction: 'up', run: ['one', 'two', 'three', 'four'] },
  { applied: [0, 1], target: '+1', direction: 'up', run: ['three'] },
  { applied: [0, 1, 2], target: '1.0.0', direction: 'down', run: ['three'] },
  { applied: [0, 1, 2], target: 'base', direction: 'down', run: ['three', 'two', 'one'] },
  { applied: [0, 1, 2, 3], target: 'head', direction: 'up', run: [] },
  // With a gap.
  { applied: [0, 2], target: 'head', direction: 'up', run: ['two', 'four'] },
  { applied: [0, 2], target: '+1', direction: 'up', run: ['two'] },
  { applied: [0, 2], target: 'two', direction: 'up', run: ['two'] },
  { applied: [0, 2], target: '1.0.0', direction: 'up', run: ['two'] },
  { applied: [0, 2], target: 'three', direction: 'up', run: ['two'] },
  { applied: [2], target: '+2', direction: 'up', run: ['one', 'two'] },
  { applied: [0, 2], target: 'one', direction: 'down', run: ['three'] },
  { applied: [0, 2], target: '-1', direction: 'down', run: ['three'] },
  { applied: [0, 2], target: '-2', direction: 'down', run: ['three', 'one'] },
  { applied: [0, 2], target: 'base', direction: 'down', run: ['three', 'one'] },
])('with $applied applied, $target runs $run $direction', ({ applied, target, direction, run }) => {
  const found = runTo(history, stateOf(applied), target);
  expect({ ...found, migrations: found.migrations.map(({ message }) => message) }).toEqual({
    direction,
    migrations: run,
  });
});

test('a missing migration needs a proof that the order does not matter, and others do not', async () => {
  const state = stateOf([0, 2]);
  const [, two, , four] = migrations as [Migration, Migration, Migration, Migration];
  const asked: unknown[] = [];
  const allow = async (gap: unknown) => {
    asked.push(gap);
    return undefined;
  };
  await expectLate(history, state, [four], undefined);
  await expectLate(history, state, [two, four], allow);
  expect(asked).toEqual([{ missing: [two], applied: state.applied }]);
  await expect(expectLate(history, state, [two], undefined)).rejects.toMatchObject({ code: 'HISTORY_GAP' });
  await expect(expectLate(history, state, [two], async () => 'two reads three')).rejects.toMatchObject({
    code: 'HISTORY_GAP',
    message: expect.stringContaining('The order matters: two reads three'),
  });
});
