import type { Namespace } from '@trellis/model';
import { target } from './target.ts';

/** Makes a schema. */
export function createSchema(schema: Pick<Namespace, 'name'>): string[] {
  return [`CREATE ${target.schema(schema.name)}`];
}

/** Drops a schema, which has to be empty. */
export function dropSchema(schema: Pick<Namespace, 'name'>): string[] {
  return [`DROP ${target.schema(schema.name)}`];
}
