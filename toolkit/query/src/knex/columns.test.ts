import { expect, test } from '@jest/globals';
import { defineSchema, integer, table, view } from '@trellis/model';
import { columns } from './columns.ts';

const log = table('log', { schema: 'audit', columns: { log_id: integer(), parent_id: integer() } });
const latest = view('latest', {
  schema: 'audit',
  definition: 'select max(log_id) as log_id from audit.log',
  columns: { log_id: integer() },
});
const world = defineSchema({ name: 'world', tables: { 'audit.log': log }, views: [latest] });

test('columns of a table are qualified by its key or by an alias', () => {
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

test('columns of a view are qualified by its key or by an alias', () => {
  const id: 'audit.latest.log_id' = columns(world, 'audit.latest').log_id;
  const aliased: 'l.log_id' = columns(world, 'audit.latest', 'l').log_id;
  // @ts-expect-error there is no such column
  const none: undefined = columns(world, 'audit.latest').parent_id;
  expect([id, aliased, none]).toEqual(['audit.latest.log_id', 'l.log_id', undefined]);
});

test('a second call returns the same object', () => {
  expect(columns(world, 'audit.log')).toBe(columns(world, 'audit.log'));
});

test('an unknown table is rejected with the list of tables', () => {
  // @ts-expect-error there is no such table
  expect(() => columns(world, 'toString')).toThrow(
    'Expected a table of world, got "toString". The tables are audit.log, audit.latest.',
  );
});
