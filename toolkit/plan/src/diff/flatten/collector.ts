import { objectId, type QualifiedName } from '@trellis/model';
import type { PrivilegeTarget } from '../../ddl/index.ts';
import type { ChangeKind, ChangeValues } from '../change.ts';
import type { Catalog, Inherited, Node, NodeOf } from '../node.ts';

/** What a flattener tells about a node; the rest has defaults. */
export interface NodeDraft<K extends ChangeKind> {
  readonly id: string;
  readonly kind: K;
  readonly value: ChangeValues[K];
  /** Left out: the value without what is a node of its own or only authored. */
  readonly identity?: unknown;
  readonly object?: string;
  readonly path: readonly string[];
  readonly table?: QualifiedName;
  readonly target: string;
  readonly parent?: string;
  readonly requires?: readonly string[];
  /** What has to be created before it, if it is created, without being required. */
  readonly after?: readonly string[];
  readonly claims?: readonly string[];
  readonly inherited?: Inherited | undefined;
  readonly grants?: PrivilegeTarget;
  readonly merged?: readonly string[];
  readonly position?: number;
}

/** What is a node of its own, or is only authored, and so makes no difference to the node that it hangs on. */
const OWN_NODES = new Set(['comment', 'privileges', 'owner', 'renamedFrom', 'renamedValues']);

/** Gathers the nodes of a Model while its parts are flattened. */
export class Collector {
  private readonly drafts = new Map<string, { node: Node; requires: Set<string> }>();
  private readonly aliases = new Map<string, string>();
  /** The columns that their own table cannot do without. */
  private readonly keyColumns = new Set<string>();

  /** Adds a node. */
  add<K extends ChangeKind>(draft: NodeDraft<K>): void {
    const requires = new Set(draft.requires ?? []);
    if (draft.parent !== undefined) requires.add(draft.parent);
    const node = {
      ...draft,
      identity: draft.identity === undefined ? withoutOwnNodes(draft.value) : draft.identity,
      object: draft.object ?? draft.id,
      requires,
      claims: draft.claims ?? [],
      after: draft.after ?? [],
    } as unknown as Node;
    this.drafts.set(draft.id, { node, requires });
  }

  /** Says that what PostgreSQL calls `alias` in its dependencies is the node `id`. */
  alias(alias: string, id: string): void {
    this.aliases.set(alias, id);
  }

  has(id: string): boolean {
    return this.drafts.has(id);
  }

  /** Adds what the node `from` requires; an id that stands for no node is nobody's to make and is left out. */
  require(from: string, to: string): void {
    const source = this.resolve(from);
    const target = this.resolve(to);
    if (source === undefined || target === undefined || source === target) return;
    // A part never has to be there for the whole: `table t` on its partition key's column, for one.
    if (this.isPartOf(target, source)) return;
    // Only what a table is partitioned by is told to depend on its own table.
    if (source.startsWith('column ') && this.drafts.get(source)?.node.parent === target)
      this.keyColumns.add(source);
    this.drafts.get(source)?.requires.add(target);
  }

  /** Ends the gathering. */
  catalog(): Catalog {
    const nodes = new Map<string, Node>();
    const dependents = new Map<string, Set<string>>();
    for (const [id, { node, requires }] of this.drafts) {
      const merged = node.merged?.filter((one) => this.drafts.has(one) && this.isInheritable(one));
      const partitionKey = this.keyColumns.has(id) ? true : undefined;
      const whole = { ...node, merged: merged?.length ? merged : undefined, partitionKey } as Node;
      nodes.set(id, whole.kind === 'not null' ? this.placed(whole, requires) : whole);
      for (const name of [...requires]) {
        const required = this.resolve(name);
        if (required !== name) requires.delete(name);
        if (required === undefined) continue;
        requires.add(required);
        const known = dependents.get(required);
        if (known) known.add(id);
        else dependents.set(required, new Set([id]));
      }
    }
    return { nodes, dependents };
  }

  /** A NOT NULL with whose it is, now that those of the parents are known. */
  private placed(node: NodeOf<'not null'>, requires: Set<string>): Node {
    for (const id of requires)
      if (id.startsWith('not null ') && !(this.drafts.has(id) && this.isInheritable(id))) requires.delete(id);
    const isGiven = [...requires].some((id) => id.startsWith('not null '));
    const inherited = isGiven ? node.inherited : undefined;
    const from = inherited ? 'parent' : node.merged ? 'both' : 'own';
    return { ...node, inherited, identity: { ...node.value, from } } as Node;
  }

  private isInheritable(id: string): boolean {
    const node = this.drafts.get(id)?.node;
    return node?.kind !== 'not null' || !node.value.noInherit;
  }

  private resolve(id: string): string | undefined {
    if (this.drafts.has(id)) return id;
    const alias = this.aliases.get(id);
    return alias !== undefined && this.drafts.has(alias) ? alias : undefined;
  }

  private isPartOf(part: string, whole: string): boolean {
    let at: string | undefined = part;
    while (at !== undefined) {
      if (at === whole) return true;
      at = this.drafts.get(at)?.node.parent;
    }
    return false;
  }
}

/** The id of the schema that something is in. */
export function schemaId(schema: string): string {
  return objectId('schema', [schema]);
}

function withoutOwnNodes(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !OWN_NODES.has(key)));
}
