import type { QualifiedName } from '../../model/index.ts';

/** The path of an object in a schema. */
export function pathInSchema({ schema, name }: QualifiedName): readonly string[] {
  return [schema, name];
}
