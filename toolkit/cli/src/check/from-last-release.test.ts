import { expect, test } from '@jest/globals';
import { emptyModel, type Model, type Table } from '@trellis/model';
import { configIn } from '../../test/config.ts';
import { scopeOf } from '../scope/index.ts';
import { fromLastRelease } from './from-last-release.ts';

/** A Model of a server before 18, of which it does not show the version. */
function modelWith(expression: string): Model {
  const table: Table = {
    ...{ schema: 'public', name: 't' },
    columns: [
      { name: 'a', type: 'integer', notNull: true },
      { name: 'b', type: 'integer', generated: { expression, kind: 'stored' } },
    ],
    ...{ uniques: [], foreignKeys: [], checks: [], exclusions: [] },
    ...{ indexes: [], triggers: [], rules: [], policies: [] },
  };
  return { ...emptyModel, notNullConstraints: false, tables: [table] };
}

test.each([
  [150_000, 'DROP COLUMN'],
  [160_004, 'DROP COLUMN'],
  [170_000, 'SET EXPRESSION'],
  [180_004, 'SET EXPRESSION'],
])('the plan from a release is that of the server of version %d', (serverVersion, statement) => {
  const scope = scopeOf(configIn('/nowhere'));
  const { plan, bump } = fromLastRelease(modelWith('(a + 1)'), scope, serverVersion);
  const wanted = modelWith('(a + 2)');
  expect(
    plan(wanted)
      .statements.map(({ sql }) => sql)
      .join(),
  ).toContain(statement);
  expect(bump(wanted)).not.toBe('none');
});

test('before the first release every change is major', () => {
  const { bump } = fromLastRelease('none', scopeOf(configIn('/nowhere')), 180_000);
  expect([bump(emptyModel), bump(modelWith('(a + 1)'))]).toEqual(['none', 'major']);
});
