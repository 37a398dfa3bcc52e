import { addTo, push } from '@trellis/model/internal';
import type { ChangeKind } from '../change/index.ts';
import type { Catalog, Node, NodeOf } from '../node/index.ts';

/** The nodes of a Model, with what it takes to look them up. */
export class NodeCatalog implements Catalog {
  readonly dependents = new Map<string, Set<string>>();
  private readonly byKind = new Map<ChangeKind, Node[]>();

  constructor(readonly nodes: ReadonlyMap<string, Node>) {
    for (const node of nodes.values()) {
      push(this.byKind, node.kind, node);
      for (const required of node.requires) addTo(this.dependents, required, node.id);
    }
  }

  ofKind<K extends ChangeKind>(kind: K): readonly NodeOf<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly NodeOf<K>[];
  }

  find<K extends ChangeKind>(kind: K, id: string | undefined): NodeOf<K> | undefined {
    const node = id === undefined ? undefined : this.nodes.get(id);
    return node?.kind === kind ? (node as unknown as NodeOf<K>) : undefined;
  }

  dependentsOf<K extends ChangeKind>(kind: K, id: string | undefined): readonly NodeOf<K>[] {
    const found: NodeOf<K>[] = [];
    for (const dependent of (id !== undefined && this.dependents.get(id)) || []) {
      const node = this.find(kind, dependent);
      if (node) found.push(node);
    }
    return found;
  }
}
