import type { Cast } from '@trellis/model';
import { target } from './target.ts';

const contexts = { assignment: ' AS ASSIGNMENT', implicit: ' AS IMPLICIT' } as const;

/**
 * Creates a cast.
 *
 * @param cast the cast; its types and its function have to exist
 */
export function createCast(cast: Cast): string[] {
  const { by, context } = cast;
  const method =
    by === 'inout' ? 'WITH INOUT' : by === 'binary' ? 'WITHOUT FUNCTION' : `WITH FUNCTION ${by.function}`;
  return [`CREATE ${target.cast(cast)} ${method}${context ? contexts[context] : ''}`];
}
