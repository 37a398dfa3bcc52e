import type { ColumnDescriptor, TableDescriptor } from '@trellis/model';
import type { Generator } from '../sample/index.ts';
import type { ColumnType } from './column-type.ts';

/** The information that a column's generator is inferred from. */
export interface ColumnContext {
  readonly table: TableDescriptor;
  readonly name: string;
  /** The column, with the bounds that its checks require. */
  readonly column: ColumnDescriptor;
  readonly type: ColumnType;
}

/** An inferred generator. */
export interface InferredGenerator {
  readonly generator: Generator;
  /** The largest number of rows that it has values for. Unlimited if not set. */
  readonly limit?: number;
}

/** The largest number of characters of a text column. */
export function maximumLength({ column, type }: ColumnContext): number {
  return Math.min(
    column.maxLength ?? Number.POSITIVE_INFINITY,
    type.modifiers[0] ?? Number.POSITIVE_INFINITY,
  );
}
