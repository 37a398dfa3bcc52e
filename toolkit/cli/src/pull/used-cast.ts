import { isTrellisError, type Model } from '@trellis/model';
import { unmodelledId } from '@trellis/model/internal';

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
  const cast = database.unmodelled?.find((one) => {
    const [, source, target] = /^\((.*) AS (.*)\)$/s.exec(one.object) ?? [];
    if (one.kind !== 'cast' || source === undefined || target === undefined) return false;
    const words = error.message;
    return words.includes(source) && words.includes(target);
  });
  const known = database.dependencies?.[object] ?? [];
  if (!cast || known.includes(unmodelledId(cast))) return undefined;
  return {
    ...database,
    dependencies: { ...database.dependencies, [object]: [...known, unmodelledId(cast)] },
  };
}
