import type { ColumnDescriptor, TableDescriptor } from '@trellis/model';
import type { TimeForm } from '../generators/index.ts';
import type { Generator } from '../sample/generator.ts';
import type { ColumnType } from './column-type.ts';

/** A generator that was inferred, and how many rows it can serve where there is such a limit. */
export interface Inferred {
  readonly generator: Generator;
  readonly limit?: number;
}

/** What is known of a column when its generator is inferred. */
export interface Known {
  readonly table: TableDescriptor;
  readonly name: string;
  readonly column: ColumnDescriptor;
  readonly type: ColumnType;
}

/** The whole number types, with the largest number of each that is exact in JavaScript. */
export const WHOLE: Readonly<Record<string, number>> = {
  smallint: 32_767,
  integer: 2_147_483_647,
  bigint: 2 ** 53 - 1,
};
/** The types of moments and days. */
export const TIMES: Readonly<Record<string, TimeForm>> = {
  'timestamp with time zone': 'timestamptz',
  'timestamp without time zone': 'timestamp',
  date: 'date',
};
/** The types of texts. */
export const TEXTS = ['text', 'character varying', 'character', 'name'];
