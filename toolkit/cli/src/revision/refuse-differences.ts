import { TrellisError } from '@trellis/model';
import type { DeclaredDifference } from '@trellis/model/internal';

/** @throws TrellisError with the code of the first difference, if there is one */
export function refuseDifferences(differences: readonly DeclaredDifference[]): void {
  const [first, ...more] = differences;
  if (first === undefined) return;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
  throw new TrellisError(first.code, `${first.message}${rest}`, { details: differences });
}
