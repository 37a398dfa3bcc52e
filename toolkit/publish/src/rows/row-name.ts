import { singular } from '@trellis/model/internal';

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
