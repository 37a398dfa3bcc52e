import { printArray } from '../value/array-literal.ts';
import type { Codec } from '../value/codec.ts';
import { bound, type Fragment, fragment, joined } from './fragment.ts';

/**
 * Keys as a table `k(k0, k1, …, place)`: one parameter for each column, however many keys there are.
 *
 * @param codecs the columns' types
 * @param keys the keys, a text for each column
 */
export function keyTable(codecs: readonly Codec[], keys: readonly (readonly string[])[]): Fragment {
  return keyTableOf(
    codecs,
    codecs.map((_, i) => printArray(keys.map((key) => key[i] ?? null))),
  );
}

/**
 * The same of columns that are arrays already.
 *
 * @param codecs the columns' types
 * @param columns what is bound for each: an array as PostgreSQL reads it
 */
export function keyTableOf(codecs: readonly Codec[], columns: readonly unknown[]): Fragment {
  const bindings = codecs.map(({ castFromText, sqlType }, i) =>
    bound(`?::${castFromText ? 'text' : sqlType}[]`, [columns[i]]),
  );
  const names = codecs.map((_, i) => `k${i}`).join(', ');
  const table = fragment`unnest(${joined(bindings, ', ')}) with ordinality as k(${names}, place)`;
  if (!codecs.some(({ castFromText }) => castFromText)) return table;
  const cast = codecs.map(({ castFromText, sqlType }, i) => (castFromText ? `k${i}::${sqlType}` : `k${i}`));
  return fragment`(select ${cast.join(', ')}, place from ${table}) as k(${names}, place)`;
}
