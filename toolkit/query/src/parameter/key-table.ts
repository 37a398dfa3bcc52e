import { bound, type Fragment, fragment, joined } from '../sql/index.ts';
import { type Codec, printArray } from '../value/index.ts';

/**
 * Passes keys as a table `k(k0, k1, …, place)`: one array parameter for each column, whatever the number of keys.
 *
 * @param codecs codecs of the key columns
 * @param keys the keys, one string for each column
 */
export function keyTable(codecs: readonly Codec[], keys: readonly (readonly string[])[]): Fragment {
  return keyTableOfArrays(
    codecs,
    codecs.map((_, i) => printArray(keys.map((key) => key[i] ?? null))),
  );
}

/**
 * Like {@link keyTable}, for keys that are array literals already.
 *
 * @param codecs codecs of the key columns
 * @param columns the binding for each column: an array literal, or a slot for one
 */
export function keyTableOfArrays(codecs: readonly Codec[], columns: readonly unknown[]): Fragment {
  const bindings = codecs.map(({ castFromText, sqlType }, i) =>
    bound(`?::${castFromText ? 'text' : sqlType}[]`, [columns[i]]),
  );
  const names = codecs.map((_, i) => `k${i}`).join(', ');
  const table = fragment`unnest(${joined(bindings, ', ')}) with ordinality as k(${names}, place)`;
  if (!codecs.some(({ castFromText }) => castFromText)) return table;
  const cast = codecs.map(({ castFromText, sqlType }, i) => (castFromText ? `k${i}::${sqlType}` : `k${i}`));
  return fragment`(select ${cast.join(', ')}, place from ${table}) as k(${names}, place)`;
}
