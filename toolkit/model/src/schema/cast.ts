import type { Cast } from '../model/index.ts';

/** A declared cast. */
export interface CastDescriptor extends Omit<Cast, 'comment'> {
  /** The SQL comment. */
  readonly doc?: string;
}
