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
 * Derives the name of a row's type from the name of its table: the singular, in Pascal case.
 *
 * @param key the table's key in its schema
 * @example rowName('order_products') // 'OrderProduct'
 * @example rowName('audit.log_entries') // 'AuditLogEntry'
 */
export function rowName(key: string): string {
  const words = wordsOf(key);
  const last = words.pop() ?? 'row';
  return typeName([...words, singular(last)].join('_'));
}

/**
 * Converts a name to Pascal case, as types have it: `order_status` to `OrderStatus`.
 *
 * @param name any name of a database object
 */
export function typeName(name: string): string {
  const joined = wordsOf(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return /^\p{ID_Start}/u.test(joined) ? joined : `Row${joined}`;
}

function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function singular(word: string): string {
  const lower = word.toLowerCase();
  const irregular = IRREGULAR[lower];
  if (irregular !== undefined) return word.charAt(0) === lower.charAt(0) ? irregular : typeName(irregular);
  const [plural, ending] = ENDINGS.find(([end]) => lower.endsWith(end) && lower.length > end.length + 1) ?? [
    '',
    '',
  ];
  return word.slice(0, word.length - plural.length) + ending;
}
