import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { modelAfter } from '../../test/model-after.ts';

const client = testClient('text_search');

test.each([
  ['(template = simple)', { template: 'simple' }],
  [
    "(template = snowball, stopwords = 'english', language = 'english')",
    { template: 'snowball', options: { language: 'english', stopwords: 'english' } },
  ],
  ['(template = simple, accept = false)', { template: 'simple', options: { accept: 'false' } }],
])('reads the text search dictionary %s', async (sql, expected) => {
  const { textSearchDictionaries } = await modelAfter(
    client,
    `create text search dictionary "D d" ${sql}; comment on text search dictionary "D d" is 'One'`,
  );
  expect(textSearchDictionaries).toEqual([{ schema: 'public', name: 'D d', comment: 'One', ...expected }]);
});

test('reads options of a dictionary with quotes, backslashes, commas and numbers', async () => {
  // No template of PostgreSQL accepts such values, but those of an extension can.
  const { textSearchDictionaries } = await modelAfter(
    client,
    `create text search dictionary d (template = simple);
    update pg_ts_dict set dictinitoption = $$"Max Len" = 6, least = -1, a = 'it''s, "so" = 1', b = E'c:\\\\d'$$ where dictname = 'd'`,
  );
  expect(textSearchDictionaries?.[0]?.options).toEqual({
    'Max Len': '6',
    a: `it's, "so" = 1`,
    b: 'c:\\d',
    least: '-1',
  });
});

test('reads the mappings of a text search configuration with the order of the dictionaries', async () => {
  const { textSearchConfigurations, dependencies = {} } = await modelAfter(
    client,
    `
    create text search dictionary d (template = simple); create text search configuration c (parser = "default");
    alter text search configuration c add mapping for word, asciiword with english_stem, d, simple; alter text search configuration c owner to pg_monitor`,
  );
  const dictionaries = ['english_stem', 'public.d', 'simple'];
  expect(textSearchConfigurations).toEqual([
    {
      schema: 'public',
      name: 'c',
      owner: 'pg_monitor',
      mappings: { asciiword: dictionaries, word: dictionaries },
    },
  ]);
  expect(dependencies['text search configuration public.c']).toContain('text search dictionary public.d');
});

test('reads what depends on a text search configuration', async () => {
  const { dependencies = {} } = await modelAfter(
    client,
    `create text search configuration c (copy = simple);
    create table t (a text, b tsvector generated always as (to_tsvector('c', a)) stored);
    create index i on t using gin (to_tsvector('c', a)); create view v as select to_tsquery('c', a) as q from t`,
  );
  for (const id of ['column public.t.b', 'index public.i', 'view public.v'])
    expect(dependencies[id]).toContain('text search configuration public.c');
});

test('a Model without text search objects has no lists of them', async () => {
  const model = await modelAfter(client, '');
  expect(model).not.toHaveProperty('textSearchDictionaries');
  expect(model).not.toHaveProperty('textSearchConfigurations');
});
