import { expect, test } from '@jest/globals';
import { defineSchema, type Model, table, toModel } from '@trellis/model';
import { renameSchemaOfTypes, renameTypeReferences } from './rename-types.ts';

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

test('references follow a renamed type, within arrays too, and not another of the same name', () => {
  const renamed = renameTypeReferences(
    model,
    { schema: 'public', name: 'mood' },
    { schema: 'public', name: 'Mood' },
  );
  expect(typesIn(renamed)).toEqual([
    'public."Mood"[]',
    'audit.mood',
    'public."Mood"',
    'public."Mood"',
    'audit.mood[]',
    'date',
  ]);
});

test('references follow a renamed schema', () => {
  expect(typesIn(renameSchemaOfTypes(model, 'audit', 'log'))).toEqual([
    'public.mood[]',
    'log.mood',
    'public.mood',
    'public.mood',
    'log.mood[]',
    'date',
  ]);
});
