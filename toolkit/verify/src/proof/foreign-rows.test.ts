import { expect, test } from '@jest/globals';
import type { Table } from '@trellis/model';
import { table } from '@trellis/random-models';
import { withoutForeignRows } from './foreign-rows.ts';

const foreign = { server: 's' };
const named = (schema: string, name: string) => ({ schema, name });
const partOf = (name: string): NonNullable<Table['partitionOf']> => ({
  ...named('public', name),
  bound: 'DEFAULT',
});

test('tables with rows on a foreign server are those that are foreign, and all above them', () => {
  const tables = [
    table('plain', []),
    table('root', [], { partitionBy: 'LIST (a)' }),
    table('middle', [], { partitionBy: 'LIST (a)', partitionOf: partOf('root') }),
    table('local', [], { partitionOf: partOf('root') }),
    table('far', [], { partitionOf: partOf('middle'), foreign }),
    table('parent', []),
    table('child', [], { inherits: [named('public', 'parent')], foreign }),
    table('brother', [], { inherits: [named('public', 'parent')] }),
    table('far', [], { schema: 'other' }),
  ];
  expect(withoutForeignRows(tables).map(({ schema, name }) => `${schema}.${name}`)).toEqual([
    'public.plain',
    'public.local',
    'public.brother',
    'other.far',
  ]);
});
