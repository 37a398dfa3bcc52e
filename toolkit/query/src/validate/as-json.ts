/**
 * The JSON form of a row: dates are strings, and bytes are base64 strings.
 *
 * @example
 * ```ts
 * import type { AsJson } from '@trellis/query';
 *
 * export const body: AsJson<{ customer_id: number; order_date: Date }> = {
 *   customer_id: 7,
 *   order_date: '2026-01-01T00:00:00Z',
 * };
 * ```
 */
export type AsJson<T> = T extends Date | Uint8Array
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : { [K in keyof T]: AsJson<T[K]> };
