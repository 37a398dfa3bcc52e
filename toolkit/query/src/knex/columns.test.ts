import { expect, test } from '@jest/globals';
import { defineSchema, integer, table } from '@trellis/model';
import { columns } from './columns.ts';

const log = table('log', { schema: 'audit', columns: { log_id: integer(), parent_id: integer() } });
const world = defineSchema({ name: 'world', tables: { 'audit.log': log } });

test("a table's columns have its name before theirs, or its alias", () => {
  const named: { readonly log_id: 'audit.log.log_id'; readonly parent_id: 'audit.log.parent_id' } = columns(
    world,
    'audit.log',
  );
  const aliased: 'parent.log_id' = columns(world, 'audit.log', 'parent').log_id;
  expect([named, aliased]).toEqual([
    { log_id: 'audit.log.log_id', parent_id: 'audit.log.parent_id' },
    'parent.log_id',
  ]);
});

test('asked twice, the names are made once', () => {
  expect(columns(world, 'audit.log')).toBe(columns(world, 'audit.log'));
});

test('a table that there is not is refused with those that there are', () => {
  // @ts-expect-error there is no such table
  expect(() => columns(world, 'toString')).toThrow(
    'Expected a table of world, got "toString". Its tables are audit.log.',
  );
});
