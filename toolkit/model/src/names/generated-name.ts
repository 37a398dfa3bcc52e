/** PostgreSQL truncates names to this number of bytes. */
const maxBytes = 63;

/**
 * The name that PostgreSQL generates for an object without a name of its own (`makeObjectName`): parts joined by
 * `_`, the longer of the first two shortened until the name fits into 63 bytes.
 *
 * @param name1 usually the table
 * @param name2 usually the column, if there is one
 * @param label the suffix, such as `seq` or `not_null`
 * @example generatedName('orders', 'order_id', 'seq') // 'orders_order_id_seq'
 */
export function generatedName(name1: string, name2: string | undefined, label: string): string {
  const available = maxBytes - bytesOf(label) - 1 - (name2 === undefined ? 0 : 1);
  let bytes1 = bytesOf(name1);
  let bytes2 = name2 === undefined ? 0 : bytesOf(name2);
  while (bytes1 + bytes2 > available) {
    if (bytes1 > bytes2) bytes1 -= 1;
    else bytes2 -= 1;
  }
  const parts = [clip(name1, bytes1)];
  if (name2 !== undefined) parts.push(clip(name2, bytes2));
  return [...parts, label].join('_');
}

/**
 * The name that PostgreSQL generates for the multirange type of a range type (`makeMultirangeTypeName`).
 *
 * @param range the name of the range type
 * @example generatedMultirangeName('float_range') // 'float_multirange'
 */
export function generatedMultirangeName(range: string): string {
  const at = range.indexOf('range');
  return at < 0
    ? generatedName(range, undefined, 'multirange')
    : clip(`${range.slice(0, at)}multi${range.slice(at)}`, maxBytes);
}

/** Truncates a text to a number of bytes of UTF-8, at a character boundary. */
function clip(text: string, bytes: number): string {
  let clipped = '';
  let length = 0;
  for (const character of text) {
    length += bytesOf(character);
    if (length > bytes) break;
    clipped += character;
  }
  return clipped;
}

/** The number of bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
