/** The most bytes that PostgreSQL keeps of a name. */
const maxBytes = 63;

/**
 * The name that PostgreSQL makes for what its user did not name (`makeObjectName`): parts joined by `_`,
 * the longer of the first two shortened until the whole fits into 63 bytes.
 *
 * @param name1 usually the table
 * @param name2 usually the column; left out where there is none
 * @param label the ending, such as `seq` or `not_null`
 * @example generatedName('orders', 'order_id', 'seq') // 'orders_order_id_seq'
 */
export function generatedName(name1: string, name2: string | undefined, label: string): string {
  const available = maxBytes - Buffer.byteLength(label) - 1 - (name2 === undefined ? 0 : 1);
  let bytes1 = Buffer.byteLength(name1);
  let bytes2 = name2 === undefined ? 0 : Buffer.byteLength(name2);
  while (bytes1 + bytes2 > available) {
    if (bytes1 > bytes2) bytes1 -= 1;
    else bytes2 -= 1;
  }
  const parts = [clip(name1, bytes1)];
  if (name2 !== undefined) parts.push(clip(name2, bytes2));
  return [...parts, label].join('_');
}

/** The start of a text that fits into so many bytes of UTF-8, never ending within a character. */
function clip(text: string, bytes: number): string {
  const buffer = Buffer.from(text);
  if (buffer.length <= bytes) return text;
  let end = bytes;
  while (end > 0 && ((buffer[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return buffer.toString('utf8', 0, end);
}
