import type { Model } from '@trellis/model';

/**
 * A wanted Model with the schema `public`, if the history has it. The history tables are in `public`, so no migration
 * drops it, even for descriptors that declare it absent.
 *
 * @param head the Model of the history
 * @param wanted the Model to reach
 */
export function withHistorySchema(head: Model, wanted: Model): Model {
  const schema = head.schemas.find(({ name }) => name === 'public');
  if (!schema || wanted.schemas.some(({ name, renamedFrom }) => [name, renamedFrom].includes('public')))
    return wanted;
  return { ...wanted, schemas: [...wanted.schemas, schema].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
