import type { Qualified } from './named.ts';

/**
 * The options of a sequence. Each is absent if it is PostgreSQL's default for the type and direction. Numbers are exact
 * decimal strings because they can be as large as 2^63 - 1.
 */
export interface SequenceOptions {
  readonly start?: string;
  readonly increment?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly cache?: string;
  readonly cycle?: true;
}

/** A sequence, possibly owned by a column (`serial`). The sequence of an identity column is part of the column. */
export interface Sequence extends Qualified, SequenceOptions {
  /** Default: `bigint`. */
  readonly type?: 'smallint' | 'integer';
  readonly ownedBy?: { readonly schema: string; readonly table: string; readonly column: string };
  readonly unlogged?: true;
}
