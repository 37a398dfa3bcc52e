import { printArray } from '../value/array-literal.ts';
import { bound, type Fragment, fragment, joined } from './fragment.ts';

/**
 * Keys as a table `k(k0, k1, …, place)`: one parameter for each column, however many keys there are.
 *
 * @param types the columns' types as SQL
 * @param keys the keys, a text for each column
 */
export function keyTable(types: readonly string[], keys: readonly (readonly string[])[]): Fragment {
  return keyTableOf(
    types,
    types.map((_, i) => printArray(keys.map((key) => key[i] ?? null))),
  );
}

/**
 * The same of columns that are arrays already.
 *
 * @param types the columns' types as SQL
 * @param columns what is bound for each: an array as PostgreSQL reads it
 */
export function keyTableOf(types: readonly string[], columns: readonly unknown[]): Fragment {
  const bindings = types.map((type, i) => bound(`?::${isArray(type) ? 'text' : type}[]`, [columns[i]]));
  const names = types.map((_, i) => `k${i}`).join(', ');
  const table = fragment`unnest(${joined(bindings, ', ')}) with ordinality as k(${names}, place)`;
  if (!types.some(isArray)) return table;
  // An array of arrays would come apart, so such keys travel as texts.
  const cast = types.map((type, i) => (isArray(type) ? `k${i}::${type}` : `k${i}`));
  return fragment`(select ${cast.join(', ')}, place from ${table}) as k(${names}, place)`;
}

function isArray(type: string): boolean {
  return type.endsWith('[]');
}
