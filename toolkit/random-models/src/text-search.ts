import {
  type Model,
  quoteIdentifier,
  type Table,
  type TextSearchConfiguration,
  type TextSearchDictionary,
} from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named } from './choose.ts';

/** Text search objects, and whether tables have an index that uses them. */
export interface RandomTextSearch extends Pick<Model, 'textSearchDictionaries' | 'textSearchConfigurations'> {
  readonly indexed: boolean;
}

const dictionary = fc
  .tuple(
    fc.constantFrom<Pick<TextSearchDictionary, 'template' | 'options'>>(
      { template: 'simple' },
      { template: 'simple', options: { accept: 'false', stopwords: 'english' } },
      { template: 'snowball', options: { language: 'english' } },
    ),
    comment,
  )
  .map(
    ([definition, remark]): TextSearchDictionary => ({
      schema: 'public',
      name: 'words',
      ...definition,
      ...named('comment', remark),
    }),
  );

const dictionaries = fc.constantFrom(
  undefined,
  ['simple'],
  ['public.words'],
  ['public.words', 'english_stem'],
  ['simple', 'public.words'],
);

/** A dictionary, a configuration that uses it, and indexes that use the configuration. */
export const randomTextSearch: fc.Arbitrary<RandomTextSearch> = fc
  .record({
    none: chance(60),
    dictionary,
    mappings: fc.record({ asciiword: dictionaries, word: dictionaries, int: dictionaries }),
    remark: comment,
    indexed: chance(50),
  })
  .map(({ none, dictionary: one, mappings, remark, indexed }) => {
    if (none) return { indexed: false };
    const configuration: TextSearchConfiguration = {
      schema: 'public',
      name: 'search',
      mappings: Object.fromEntries(
        Object.entries(mappings).flatMap(([type, list]) => (list === undefined ? [] : [[type, list]])),
      ),
      ...named('comment', remark),
    };
    return { textSearchDictionaries: [one], textSearchConfigurations: [configuration], indexed };
  });

/** A table with an index that uses the configuration, if it has a column of texts. */
export function searched<T extends Table>(table: T, { indexed }: RandomTextSearch): T {
  const column = table.columns.find(({ type, generated }) => type === 'text' && !generated);
  if (!indexed || !column) return table;
  const expression = `to_tsvector('public.search'::regconfig, ${quoteIdentifier(column.name)})`;
  const index = { name: `${table.name}_search`, method: 'gin', elements: [{ expression }] };
  return { ...table, indexes: [...table.indexes, index] };
}
