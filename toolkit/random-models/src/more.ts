import { type Model, quoteIdentifier, type Statistics, type Table, type View } from '@trellis/model';
import fc from 'fast-check';
import { randomCasts } from './casts.ts';
import { chance, some } from './choose.ts';
import { collated, randomCollations } from './collations.ts';
import { elsewhere } from './elsewhere.ts';
import { extended } from './extensions.ts';
import { foreignData } from './foreign-data.ts';
import { inheriting } from './inheritance.ts';
import { classed } from './operator-classes.ts';
import { eventFunction, randomEventTriggers, randomOperators } from './operators.ts';
import { partitioned } from './partitions.ts';
import { randomPublications } from './publications.ts';
import { reached } from './reached.ts';
import { columnSettings, settings } from './settings.ts';
import { randomTextSearch, searched } from './text-search.ts';
import { typed } from './typed.ts';

/** Optionally adds objects of each kind that `base` lacks. */
export function withMore(base: fc.Arbitrary<Model>): fc.Arbitrary<Model> {
  const additions = fc.record({
    model: base,
    perTable: fc.array(settings, { minLength: 4, maxLength: 4 }),
    perColumn: fc.array(columnSettings, { minLength: 24, maxLength: 24 }),
    parts: some(partitioned, 30),
    heirs: some(inheriting, 30),
    others: some(elsewhere, 30),
    extras: some(extended, 30),
    called: some(reached, 40),
    shaped: some(typed, 30),
    counted: chance(30),
    byDefault: chance(20),
    ordered: randomCollations,
    search: randomTextSearch,
    foreign: some(foreignData, 30),
  });
  const models = additions.map(
    ({
      model,
      perTable,
      perColumn,
      parts,
      heirs,
      others,
      extras,
      called,
      shaped,
      counted,
      byDefault,
      ordered,
      search,
      foreign,
    }): Model => {
      const { tables: far = [], ...foreignLists } = foreign ?? {};
      const own = permanent(
        model.tables.map((table, i) => ({
          ...searched(perTable[i % 4]?.(table) ?? table, search),
          columns: table.columns.map((column, j) =>
            collated(perColumn[(i * 6 + j) % 24]?.(column) ?? column, ordered, i * 6 + j),
          ),
        })),
      );
      const { textSearchDictionaries, textSearchConfigurations } = search;
      return {
        ...model,
        ...(ordered.collations.length > 0 && { collations: ordered.collations }),
        ...(textSearchDictionaries && { textSearchDictionaries }),
        ...(textSearchConfigurations && { textSearchConfigurations }),
        domains: model.domains.map((domain, i) => collated(domain, ordered, i)),
        ...foreignLists,
        schemas: [...model.schemas, ...(others ? [{ name: 'other' }] : []), ...(extras?.schemas ?? [])],
        extensions: extras?.extensions ?? [],
        compositeTypes: [...model.compositeTypes, ...(shaped?.compositeTypes ?? [])],
        views: [...model.views.map(indexed), ...(called?.views ?? [])],
        routines: [...model.routines, ...(called?.routines ?? [])],
        statistics: counted ? statisticsOf(own[0]) : [],
        defaultPrivileges: byDefault
          ? [
              {
                role: 'CURRENT_USER',
                objects: 'TABLES',
                privileges: [{ grantee: 'PUBLIC', privilege: 'SELECT' }],
              },
            ]
          : [],
        tables: [
          ...own,
          ...far,
          ...(parts ?? []),
          ...(heirs ?? []),
          ...(others ?? []),
          ...(extras?.tables ?? []),
          ...(called?.tables ?? []),
          ...(shaped?.tables ?? []),
        ],
      };
    },
  );
  return models.chain((model) =>
    fc
      .record({
        publications: randomPublications(model.tables),
        casts: randomCasts(model),
        operators: fc.option(randomOperators),
        events: fc.option(randomEventTriggers),
        classes: some(classed, 40),
      })
      .map(({ publications, casts, operators, events, classes }) => ({
        ...model,
        ...classes,
        tables: [...model.tables, ...(classes?.tables ?? [])],
        ...(operators && { operators }),
        ...(events && { eventTriggers: events, routines: [...model.routines, eventFunction] }),
        ...(publications.length > 0 && { publications }),
        ...(casts.length > 0 && { casts }),
      })),
  );
}

/** Makes the tables permanent that a permanent table references. */
function permanent(tables: readonly Table[]): Table[] {
  const referred = new Set(
    tables.flatMap(({ foreignKeys }) => foreignKeys.map((key) => key.references.name)),
  );
  return tables.map(
    ({ unlogged, ...table }): Table =>
      unlogged && !referred.has(table.name) ? { ...table, unlogged } : table,
  );
}

function indexed(view: View): View {
  return view.materialized
    ? { ...view, indexes: [{ name: `${view.name}_ix`, elements: [{ expression: '(1 + 1)' }] }] }
    : view;
}

/** Statistics on the first two suitable columns of a table. */
function statisticsOf(table: Table | undefined): Statistics[] {
  const columns = (table?.columns ?? []).filter(({ generated, type }) => !generated && type !== 'jsonb');
  if (!table || columns.length < 2) return [];
  const list = columns.slice(0, 2).map(({ name }) => quoteIdentifier(name));
  const from = `public.${quoteIdentifier(table.name)}`;
  return [
    {
      schema: 'public',
      name: 'stx',
      table: { schema: 'public', name: table.name },
      definition: `CREATE STATISTICS public.stx ON ${list.join(', ')} FROM ${from}`,
    },
  ];
}
