import { isTrellisError, TrellisError } from '@trellis/model';

/**
 * Converts an error of a load to a `TrellisError`.
 *
 * @param error of PostgreSQL, the connection or the load itself
 * @param signal the signal that can cancel the load
 */
export function loadError(error: unknown, signal: AbortSignal | undefined): TrellisError {
  if (isTrellisError(error)) return error;
  if (signal?.aborted)
    return new TrellisError('LOAD_INTERRUPTED', 'The load was interrupted and rolled back. Run it again.', {
      cause: error,
    });
  const { code, message, where } = error as { code?: string; message?: string; where?: string };
  if (code === undefined || isConnectionError(code))
    return new TrellisError(
      'CONNECTION_LOST',
      `The connection was lost during the load: ${message}. The load was rolled back; run it again.`,
      { cause: error },
    );
  if (code === '42501')
    return new TrellisError(
      'PERMISSION_DENIED',
      `The user lacks the privileges to fill the tables: ${message}. Connect as their owner.`,
      { cause: error },
    );
  const context = where?.split('\n')[0];
  return new TrellisError(
    'SAMPLE_REJECTED',
    `PostgreSQL rejected the rows of the sample: ${message}${context ? ` (${context})` : ''}. Fix the generator in defineSample.`,
    { cause: error },
  );
}

/** SQLSTATE classes 08 (connection exception) and 57 (operator intervention), or a code of Node.js such as ECONNRESET. */
function isConnectionError(code: string): boolean {
  return code.startsWith('57') || code.startsWith('08') || code.startsWith('E');
}
