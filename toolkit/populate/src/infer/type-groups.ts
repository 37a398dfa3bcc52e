import type { TimeFormat } from '../generators/index.ts';

/** The largest value of each integer type, as far as it is exact in JavaScript. */
export const INTEGER_MAXIMUM: Readonly<Record<string, number>> = {
  smallint: 32_767,
  integer: 2_147_483_647,
  bigint: 2 ** 53 - 1,
};

/** The format of each date and timestamp type. */
export const TIME_FORMATS: Readonly<Record<string, TimeFormat>> = {
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  date: 'date',
};

/** The text types. */
export const TEXT_TYPES = ['text', 'character varying', 'character', 'name'];
