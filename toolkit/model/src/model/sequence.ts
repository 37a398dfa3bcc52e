import type { Qualified } from './named.ts';

/**
 * A sequence's options; each is left out where it is PostgreSQL's default for the type and
 * direction. Numbers are exact decimal strings: they reach 2^63 - 1.
 */
export interface SequenceOptions {
  readonly start?: string;
  readonly increment?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly cache?: string;
  readonly cycle?: true;
}

/** A sequence of its own, or owned by a column (`serial`). An identity's is on its column. */
export interface Sequence extends Qualified, SequenceOptions {
  /** Left out for `bigint`. */
  readonly type?: 'smallint' | 'integer';
  readonly ownedBy?: { readonly schema: string; readonly table: string; readonly column: string };
  readonly unlogged?: true;
}
