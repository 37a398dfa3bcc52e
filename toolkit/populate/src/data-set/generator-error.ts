import { isTrellisError, TrellisError } from '@trellis/model';

/** The details of an error of a generator. */
interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: number;
}

/**
 * Converts what a generator throws to a `TrellisError` that names its table and column. A generator can read other columns:
 * the first of these that fails is named.
 */
export function generatorError(error: unknown, table: string, column: string, row: number): TrellisError {
  if (isTrellisError(error) && isPlace(error.details)) return error;
  const details: Place = { table, column, row };
  const name = `${table}.${column}`;
  if (isTrellisError(error)) {
    const text = error.message.includes(name)
      ? error.message
      : `The generator of ${name} fails: ${error.message}`;
    return new TrellisError(error.code, text, { cause: error, details });
  }
  const reason = String((error as { readonly message?: unknown } | null)?.message ?? error);
  return new TrellisError(
    'SAMPLE_INVALID',
    `The generator of ${name} fails in row ${row}: ${reason.replace(/\.$/, '')}. Fix the generator.`,
    { cause: error, details },
  );
}

function isPlace(details: unknown): details is Place {
  return typeof details === 'object' && details !== null && 'table' in details && 'column' in details;
}
