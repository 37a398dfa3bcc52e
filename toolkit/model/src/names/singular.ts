import { own } from '../value/index.ts';

/** Irregular plurals, with their singular. */
const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  mice: 'mouse',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  indices: 'index',
  vertices: 'vertex',
  matrices: 'matrix',
  movies: 'movie',
  cookies: 'cookie',
  data: 'data',
  media: 'media',
  news: 'news',
  series: 'series',
  species: 'species',
  caches: 'cache',
  lenses: 'lens',
  aliases: 'alias',
  leaves: 'leaf',
  halves: 'half',
  shelves: 'shelf',
};

/** Plural endings with their singular. The first that matches applies. */
const ENDINGS: readonly (readonly [plural: string, singular: string])[] = [
  ['ies', 'y'],
  ['sses', 'ss'],
  ['shes', 'sh'],
  ['ches', 'ch'],
  ['xes', 'x'],
  ['zzes', 'zz'],
  ['ouses', 'ouse'],
  ['auses', 'ause'],
  ['uses', 'us'],
  ['ss', 'ss'],
  ['us', 'us'],
  ['is', 'is'],
  ['s', ''],
];

/**
 * Returns the singular of an English word, such as that of the name of a table. A word that is no plural does not change.
 *
 * @example singular('categories') // 'category'
 */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const irregular = own(IRREGULAR, lower);
  if (irregular !== undefined)
    return word.charAt(0) === lower.charAt(0)
      ? irregular
      : irregular.charAt(0).toUpperCase() + irregular.slice(1);
  const [plural, ending] = ENDINGS.find(([end]) => lower.endsWith(end) && lower.length > end.length + 1) ?? [
    '',
    '',
  ];
  return word.slice(0, word.length - plural.length) + ending;
}
