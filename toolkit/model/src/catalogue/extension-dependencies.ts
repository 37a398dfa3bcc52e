import type { Model } from '../model/index.ts';
import { type ObjectReference, objectId } from '../names/index.ts';
import { partsOf, wholeObjects } from './walk.ts';

/** An object that is dropped with extensions. */
export interface ExtensionDependency {
  readonly reference: ObjectReference;
  /** The ids of the extensions. */
  readonly dependsOn: readonly string[];
}

/** Returns the objects and parts of a Model that depend on extensions (`DEPENDS ON EXTENSION`). */
export function extensionDependencies(model: Model): readonly ExtensionDependency[] {
  if (model.extensions.length === 0) return [];
  return wholeObjects(model).flatMap((whole) =>
    [whole, ...partsOf(whole)].flatMap(({ value, reference }) => {
      const { dependsOnExtensions = [] } = value as { readonly dependsOnExtensions?: readonly string[] };
      if (dependsOnExtensions.length === 0) return [];
      return [{ reference, dependsOn: dependsOnExtensions.map((name) => objectId('extension', [name])) }];
    }),
  );
}
