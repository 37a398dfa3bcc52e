import { TrellisError } from '@trellis/model';

/** Creates the error for a sample that its author has to correct. */
export function invalidSample(message: string): TrellisError {
  return new TrellisError('SAMPLE_INVALID', message);
}
