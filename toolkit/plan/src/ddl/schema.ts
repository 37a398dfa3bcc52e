import type { Namespace } from '@trellis/model';
import { target } from './target.ts';

/** Creates a schema. */
export function createSchema(schema: Pick<Namespace, 'name'>): string[] {
  return [`CREATE ${target.schema(schema.name)}`];
}

/** Drops an empty schema. */
export function dropSchema(schema: Pick<Namespace, 'name'>): string[] {
  return [`DROP ${target.schema(schema.name)}`];
}
