import { objectId, type QualifiedName } from '@trellis/model';
import { edges, settingId } from '../node/index.ts';
import type { Collector } from './collector.ts';

/** An object that can depend on extensions. */
interface Dependent {
  readonly id: string;
  readonly path: readonly string[];
  readonly table?: QualifiedName;
  /** Its name in SQL: `INDEX "public"."i"`. */
  readonly target: string;
}

/**
 * Creates a node for each extension with which an object is dropped. Dropping the extension would drop the object, so the
 * dependency ends before the extension is dropped, also if that is created again.
 */
export function flattenExtensionDependencies(
  collector: Collector,
  of: Dependent,
  { dependsOnExtensions = [] }: { readonly dependsOnExtensions?: readonly string[] | undefined },
): void {
  for (const extension of dependsOnExtensions)
    collector.add({
      id: settingId(`extension ${extension} of`, of.id),
      kind: 'setting',
      value: { name: 'extension dependency', value: extension },
      object: of.id,
      path: of.path,
      ...(of.table && { table: of.table }),
      target: of.target,
      parent: of.id,
      edges: edges('extension', [objectId('extension', [extension])]),
    });
}
