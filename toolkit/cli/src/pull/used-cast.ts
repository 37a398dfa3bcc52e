import { isTrellisError, type Model } from '@trellis/model';
import { castId } from '@trellis/model/internal';

/** The codes of PostgreSQL for a missing cast: an explicit one, and one to the type of a column. */
const MISSING_CAST = new Set(['42846', '42804']);

/**
 * Adds a dependency on a cast to a Model. PostgreSQL records that an expression depends on the function of a cast, and
 * not on the cast, so only the error of creating the object without it shows that.
 *
 * @param database a Model with dependencies
 * @param error the error of building a part of it
 * @returns the Model; undefined if the error has another cause
 */
export function withUsedCast(database: Model, error: unknown): Model | undefined {
  if (!isTrellisError(error) || error.code !== 'BUILD_FAILED') return undefined;
  const { code = '' } = (error.cause ?? {}) as { readonly code?: string };
  const { object } = error.details as { readonly object: string };
  if (!MISSING_CAST.has(code)) return undefined;
  const { message } = error;
  const cast = database.casts?.find(
    ({ source, target }) => message.includes(source) && message.includes(target),
  );
  if (!cast) return undefined;
  const id = castId(cast);
  const known = database.dependencies?.[object] ?? [];
  if (known.includes(id)) return undefined;
  return { ...database, dependencies: { ...database.dependencies, [object]: [...known, id] } };
}
