import { quoteIdentifier, type Routine, type Table, type View } from '@trellis/model';
import { nameList } from '@trellis/model/internal';
import fc from 'fast-check';
import { chance, comment, named, some } from './choose.ts';

/** Views of a table, a view, a function and an aggregate, and one that groups by a primary key. */
export function randomViews(tables: readonly Table[], routines: readonly Routine[]): fc.Arbitrary<View[]> {
  if (tables.length === 0) return fc.constant([]);
  const called = routines.some(({ name }) => name === 'one');
  const total = routines.some(({ name, kind }) => name === 'total' && kind === 'aggregate');
  const triggered = routines.some(({ name }) => name === 'tf');
  const view = (name: string) =>
    fc
      .constantFrom(...tables)
      .chain((table) =>
        fc.tuple(
          queryOf(table, called, total),
          chance(20),
          some(fc.constantFrom('security_barrier', 'security_invoker'), 20),
          chance(20),
          comment,
        ),
      )
      .map(
        ([definition, materialized, option, instead, remark]): View => ({
          schema: 'public',
          name,
          definition,
          columns: [],
          indexes: [],
          triggers:
            instead && triggered && !materialized
              ? [
                  {
                    name: 'ins',
                    definition: `create trigger ins instead of insert on public.${name} for each row execute function public.tf()`,
                  },
                ]
              : [],
          rules: [],
          ...(materialized
            ? { materialized: true as const }
            : named('options', option === undefined ? undefined : { [option]: 'true' })),
          ...named('comment', remark),
        }),
      );
  const upon = fc
    .tuple(chance(50), view('v1'), view('v2'))
    .map(([twice, first, second]): View[] => [
      first,
      { ...second, ...(twice && { definition: 'select * from public.v1' }) },
    ]);
  return fc
    .tuple(fc.integer({ min: 0, max: 2 }), upon, some(fc.constantFrom(...loops), 15))
    .map(([count, views, loop]) => [...views.slice(0, count), ...(loop ?? [])]);
}

/** Views over themselves and each other. They need the types of their columns. */
const loops: readonly (readonly View[])[] = [
  [loopView('own', 'select n from public.own')],
  [loopView('first', 'select n from public.second'), loopView('second', 'select n from public.first')],
  [loopView('first', 'select 1 as n'), loopView('second', 'select n from public.first')],
];

function loopView(name: string, definition: string): View {
  const columns = [{ name: 'n', type: 'integer' }];
  return { schema: 'public', name, definition, columns, indexes: [], triggers: [], rules: [] };
}

function queryOf(table: Table, called: boolean, total: boolean): fc.Arbitrary<string> {
  const from = `from public.${quoteIdentifier(table.name)}`;
  const names = table.columns.map((column) => column.name);
  const columns = fc.shuffledSubarray(names, { minLength: 1 }).map(nameList);
  const key = table.primaryKey?.columns;
  const whole = table.columns.find(({ type }) => type === 'integer')?.name;
  const queries = [columns.map((list) => `select ${list} ${from}`)];
  if (called) queries.push(columns.map((list) => `select ${list}, public.one() as one ${from}`));
  if (total && whole !== undefined)
    queries.push(fc.constant(`select public.total(${quoteIdentifier(whole)}) as total ${from}`));
  if (key && !table.primaryKey?.deferrable)
    queries.push(columns.map((list) => `select ${list}, count(*) as n ${from} group by ${nameList(key)}`));
  return fc.oneof(...queries);
}
