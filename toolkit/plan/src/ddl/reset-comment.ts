import type { ObjectKind, ObjectReference } from '@trellis/model';
import { commentOn } from './comment.ts';
import { resetExtensionComment } from './extension.ts';
import { resetSchemaComment } from './schema.ts';

/** The kinds whose objects can be created with a comment. */
const resets: { readonly [K in ObjectKind]?: (on: string, name: string) => string[] } = {
  extension: (_, name) => resetExtensionComment(name),
  schema: resetSchemaComment,
};

/**
 * Gives an object the comment that it is created with, or none.
 *
 * @param on the object as `target` names it
 * @param object the same object
 */
export function resetComment(
  on: string,
  { kind, path: [name = ''] }: Pick<ObjectReference, 'kind' | 'path'>,
): string[] {
  return resets[kind]?.(on, name) ?? commentOn(on, undefined);
}
