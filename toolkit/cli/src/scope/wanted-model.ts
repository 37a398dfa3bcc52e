import type { Model } from '@trellis/model';
import { withUndeclaredNotNulls } from '@trellis/verify/internal';
import type { Scope } from './scope.ts';
import { withHistorySchema } from './with-history-schema.ts';

/**
 * The Model that the descriptors want of a database: the managed objects as they declare them, and the rest as in the
 * history.
 *
 * @param scope the scope of the project
 * @param head the Model of the history
 * @param descriptors the Model of the descriptors, as they are written and as PostgreSQL prints it
 */
export function wantedModel(
  scope: Scope,
  head: Model,
  { authored, printed }: { readonly authored: Model; readonly printed: Model },
): Model {
  return withHistorySchema(head, scope.over(head, withUndeclaredNotNulls(head, printed, authored)));
}
