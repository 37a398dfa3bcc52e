import { emptyModel, type Model } from '@trellis/model';
import fc from 'fast-check';
import { each } from './choose.ts';
import { randomKeys } from './keys.ts';
import { aggregates, calledRoutines, overloads, routinesOf } from './routines.ts';
import { randomRules } from './rules.ts';
import { randomSequences, withSequences } from './sequences.ts';
import { randomTable, tableNames } from './tables.ts';
import { randomTriggers } from './triggers.ts';
import { randomTypes, typeChoices } from './types.ts';
import { randomViews } from './views.ts';

/** A Model that PostgreSQL can build, with the core kinds of objects. */
export const randomModel: fc.Arbitrary<Model> = fc
  .record({
    types: randomTypes,
    names: fc.subarray(tableNames, { minLength: 0 }),
    free: randomSequences,
    called: calledRoutines,
    aggregated: aggregates,
  })
  .chain(({ types, names, free, called, aggregated }) => {
    const has = (name: string) => called.some((routine) => routine.name === name);
    const own = [...types.enums, ...types.domains, ...types.compositeTypes].map(
      ({ name }) => `public."${name}"`,
    );
    return each(names, (name) =>
      randomTable(name, typeChoices(types), { defaults: has('one'), checks: has('ok') }),
    )
      .chain((tables) => withSequences(tables, free))
      .chain(({ tables, sequences }) =>
        each(tables, (table) => randomKeys(table, tables))
          .chain((keyed) => each(keyed, (table) => randomRules(table, keyed)))
          .map((ruled) => ({ tables: ruled, sequences })),
      )
      .chain(({ tables, sequences }) => {
        const routines = [...called, ...aggregated];
        return fc.record({
          tables: has('tf')
            ? each(tables, (table) => randomTriggers(table).map((triggers) => ({ ...table, triggers })))
            : fc.constant(tables),
          sequences: fc.constant(sequences),
          seen: randomViews(tables, routines).chain((views) =>
            fc.record({ views: fc.constant(views), looking: routinesOf(tables, views) }),
          ),
          more: overloads(own),
        });
      })
      .map(
        ({ tables, sequences, seen: { views, looking }, more }): Model => ({
          ...emptyModel,
          ...types,
          sequences,
          views,
          routines: [...called, ...aggregated, ...looking, ...more],
          tables,
        }),
      );
  });
