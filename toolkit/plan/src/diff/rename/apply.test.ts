import { expect, test } from '@jest/globals';
import { defineSchema, type Model, table, toModel } from '@trellis/model';
import { applyRenames } from './apply.ts';
import { findRenames } from './find-renames.ts';

const model = toModel(
  defineSchema({
    name: 'moods',
    enums: [
      { name: 'mood', values: ['glad'] },
      { name: 'mood', schema: 'audit', values: ['glad'] },
    ],
    domains: [{ name: 'moods', type: 'mood[]' }],
    compositeTypes: [{ name: 'pair', attributes: [{ name: 'first', type: 'audit.mood' }] }],
    rangeTypes: [{ name: 'span', subtype: 'mood' }],
    tables: {
      days: table('days', {
        columns: { mood: { type: 'mood' }, before: { type: 'audit.mood[]' }, day: { type: 'date' } },
      }),
    },
  }),
);

/** All types that a Model refers to. */
const typesIn = ({ domains, compositeTypes, rangeTypes, tables }: Model) => [
  ...domains.map(({ type }) => type),
  ...compositeTypes.flatMap(({ attributes }) => attributes.map(({ type }) => type)),
  ...rangeTypes.map(({ subtype }) => subtype),
  ...tables.flatMap(({ columns }) => columns.map(({ type }) => type)),
];

/** The types after the renames that an authored change of the Model declares. */
const typesAfter = (wanted: Model) => typesIn(applyRenames(model, findRenames(model, wanted).list));

test('references follow a renamed type, within arrays too, and not another of the same name', () => {
  const enums = model.enums.map((one) =>
    one.schema === 'public' ? { ...one, name: 'Mood', renamedFrom: 'mood' } : one,
  );
  expect(typesAfter({ ...model, enums })).toEqual([
    'public."Mood"[]',
    'audit.mood',
    'public."Mood"',
    'public."Mood"',
    'audit.mood[]',
    'date',
  ]);
});

test('references follow a renamed schema', () => {
  const schemas = model.schemas.map((one) =>
    one.name === 'audit' ? { ...one, name: 'log', renamedFrom: 'audit' } : one,
  );
  const enums = model.enums.map((one) => (one.schema === 'audit' ? { ...one, schema: 'log' } : one));
  expect(typesAfter({ ...model, schemas, enums })).toEqual([
    'public.mood[]',
    'log.mood',
    'public.mood',
    'public.mood',
    'log.mood[]',
    'date',
  ]);
});

test('a renamed schema public keeps its owner, comment and privileges', () => {
  const renamed = applyRenames(
    model,
    findRenames(model, { ...model, schemas: [{ name: 'app', renamedFrom: 'public' }] }).list,
  );
  const [app] = renamed.schemas.filter(({ name }) => name === 'app');
  expect(app).toEqual({
    name: 'app',
    owner: 'pg_database_owner',
    comment: 'standard public schema',
    privileges: [
      { grantee: 'pg_database_owner', privilege: 'ALL' },
      { grantee: 'PUBLIC', privilege: 'USAGE' },
    ],
  });
  const [back] = applyRenames(
    renamed,
    findRenames(renamed, { ...renamed, schemas: [{ name: 'public', renamedFrom: 'app' }] }).list,
  ).schemas.filter(({ name }) => name === 'public');
  expect(back).toMatchObject({ owner: undefined, comment: undefined, privileges: undefined });
});

test('indexes and range types follow renamed operator classes and moved functions, and a thesaurus its dictionary', () => {
  const index = (opclass: string, method?: string) => ({
    name: `${method} ${opclass}`,
    ...(method && { method }),
    elements: [{ column: 'day', opclass }],
  });
  const classed: Model = {
    ...model,
    schemas: [...model.schemas, { name: 'app' }],
    operatorClasses: [
      { schema: 'app', name: 'a b (', method: 'btree', type: 'date' },
      { schema: 'app', name: 'a b (', method: 'gist', type: 'date' },
    ],
    rangeTypes: [
      { schema: 'public', name: 'span', subtype: 'date', opclass: 'app."a b ("', canonical: 'app.f' },
    ],
    textSearchDictionaries: [
      { schema: 'app', name: 'd', template: 'simple' },
      { schema: 'app', name: 't', template: 'thesaurus', options: { dictfile: 'f', dictionary: 'app.d' } },
    ],
    tables: model.tables.map((one) => ({
      ...one,
      indexes: [index('app."a b ("'), index('app."a b (" (siglen=\'8\')', 'gist'), index('date_ops')],
    })),
  };
  const wanted: Model = {
    ...classed,
    schemas: [...model.schemas, { name: 'App', renamedFrom: 'app' }],
    operatorClasses: [
      { schema: 'App', name: 'c', method: 'btree', type: 'date', renamedFrom: 'a b (' },
      { schema: 'App', name: 'a b (', method: 'gist', type: 'date' },
    ],
    textSearchDictionaries: [
      { schema: 'App', name: 'e', template: 'simple', renamedFrom: 'd' },
      { schema: 'App', name: 't', template: 'thesaurus', options: { dictfile: 'f', dictionary: '"App".e' } },
    ],
  };
  const { tables, rangeTypes, textSearchDictionaries } = applyRenames(
    classed,
    findRenames(classed, wanted).list,
  );
  expect(tables[0]?.indexes.flatMap(({ elements }) => elements.map(({ opclass }) => opclass))).toEqual([
    '"App".c',
    '"App"."a b (" (siglen=\'8\')',
    'date_ops',
  ]);
  expect(rangeTypes[0]).toMatchObject({ opclass: '"App".c', canonical: '"App".f' });
  expect(textSearchDictionaries?.[1]?.options).toEqual({ dictfile: 'f', dictionary: '"App".e' });
});
