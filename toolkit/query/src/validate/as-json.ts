/**
 * A row as it is in JSON: moments are strings, and so are bytes (base64).
 *
 * @example type Body = AsJson<NewOrder>; // { customer_id: CustomerId; order_date?: string }
 */
export type AsJson<T> = T extends Date | Uint8Array
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : { [K in keyof T]: AsJson<T[K]> };
