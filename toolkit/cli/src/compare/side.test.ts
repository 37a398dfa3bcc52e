import { expect, test } from '@jest/globals';
import { emptyModel } from '@trellis/model';
import { isDeclared, isOfProject, isServer, type Side } from './side.ts';

test.each<readonly [Side, readonly string[]]>([
  ['postgres://me@localhost/shop', ['server']],
  ['postgresql://me@localhost/schema.ts', ['server']],
  ['database', []],
  ['descriptors', ['declared', 'of the project']],
  ['head', ['of the project']],
  ['1.2.0', ['of the project']],
  ['schema.ts', ['declared']],
  ['SCHEMA.MJS', ['declared']],
  ['postgres.ts', ['declared']],
  ['postgres_dump.sql', []],
  ['releases/1.2.0.json', []],
  [emptyModel, []],
])('the side %p is %p', (side, expected) => {
  const found = [
    ...(isServer(side) ? ['server'] : []),
    ...(isDeclared(side) ? ['declared'] : []),
    ...(isOfProject(side) ? ['of the project'] : []),
  ];
  expect(found).toEqual(expected);
});
