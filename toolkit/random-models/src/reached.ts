import type { Column, Model, Routine, View } from '@trellis/model';
import fc from 'fast-check';
import { chance, some } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** Objects that use each other through bodies that are strings, of which PostgreSQL records no dependencies. */
export type Reached = Pick<Model, 'tables' | 'views' | 'routines'>;

const routine = (name: string, args: string, rest: string, body: string): Routine => ({
  schema: 'public',
  name,
  kind: 'function',
  arguments: args,
  signature: '',
  definition: `create function public.${name}(${args}) returns ${rest} language sql as '${body}'`,
});

const view = (name: string, definition: string, rest: Partial<View> = {}): View => ({
  schema: 'public',
  name,
  definition,
  columns: [],
  indexes: [],
  triggers: [],
  rules: [],
  ...rest,
});

/**
 * A view, a function of its rows, and a function that counts them, which statements call while they run: a default, a
 * check, a generated column, an index and a materialized view.
 */
export const reached: fc.Arbitrary<Reached> = fc
  .record({
    query: fc.constantFrom('select 1 as x', 'select 2 as x', `select 1 as x, 'y'::text as y`),
    body: fc.constantFrom('select count(*) from a_rows()', 'select 1 + count(*) from a_rows()'),
    column: some(fc.constantFrom('default', 'generated', 'no default'), 70),
    checked: chance(40),
    indexed: chance(40),
    stored: chance(40),
  })
  .map(({ query, body, column, checked, indexed, stored }): Reached => {
    const counted: Column = {
      name: 'b',
      type: 'bigint',
      ...(column === 'default' && { default: 'public.z_rows()' }),
      ...(column === 'generated' && { generated: { expression: 'public.z_rows()', kind: 'stored' } }),
    };
    return {
      views: [
        view('z_seen', query),
        ...(stored ? [view('a_stored', 'select public.z_rows() as n', { materialized: true })] : []),
      ],
      routines: [
        routine('a_rows', '', 'setof public.z_seen', 'select * from public.z_seen'),
        routine('z_rows', '', 'bigint immutable', body.replace('a_rows', 'public.a_rows')),
      ],
      tables: [
        plainTable('a_counted', [{ name: 'a', type: 'bigint' }, ...(column === undefined ? [] : [counted])], {
          checks: checked ? [{ name: 'a_counted_ok', expression: 'a <> 5 + public.z_rows()' }] : [],
          indexes: indexed
            ? [{ name: 'a_counted_ix', elements: [{ expression: '(a + public.z_rows())' }] }]
            : [],
        }),
      ],
    };
  });
