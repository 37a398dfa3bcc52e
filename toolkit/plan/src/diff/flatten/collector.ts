import { type ObjectKind, parseReference, type QualifiedName } from '@trellis/model';
import { annotationFields } from '@trellis/model/internal';
import type { PrivilegeTarget } from '../../ddl/index.ts';
import type { ChangeKind, ChangeValues } from '../change/index.ts';
import {
  type Catalog,
  type Claim,
  type Edge,
  type Inherited,
  isColumn,
  isRequired,
  type Node,
  type NodeOf,
  type Reason,
} from '../node/index.ts';
import { NodeCatalog } from './node-catalog.ts';

/** A node as a flattener describes it; the other fields have defaults. */
export interface NodeDraft<K extends ChangeKind> {
  readonly id: string;
  readonly kind: K;
  readonly value: ChangeValues[K];
  /** By default the value without the fields that are nodes of their own or only authored. */
  readonly identity?: unknown;
  readonly object?: string;
  readonly path: readonly string[];
  readonly table?: QualifiedName;
  readonly target: string;
  readonly parent?: string;
  /** Its edges but those to its parent and to what PostgreSQL records. */
  readonly edges?: readonly Edge[];
  readonly claims?: readonly Claim[];
  readonly inherited?: Inherited | undefined;
  readonly grants?: PrivilegeTarget;
  readonly position?: number;
  /** Of a NOT NULL: children do not inherit it. */
  readonly noInherit?: true | undefined;
  /** Returns the fields that depend on which edges lead to nodes. */
  readonly finish?: (node: NodeOf<K>) => Partial<NodeOf<K>>;
}

interface Draft {
  readonly node: Node;
  readonly edges: Edge[];
  readonly finish: ((node: Node) => Partial<Node>) | undefined;
}

/** Collects the nodes of a Model while its parts are flattened. */
export class Collector {
  private readonly drafts = new Map<string, Draft>();
  private readonly aliases = new Map<string, string>();
  /** The columns by which their table is partitioned. */
  private readonly keyColumns = new Set<string>();

  /** Adds a node. */
  add<K extends ChangeKind>(draft: NodeDraft<K>): void {
    const list: Edge[] = [...(draft.edges ?? [])];
    if (draft.parent !== undefined) list.push({ to: draft.parent, reason: 'parent' });
    // Every node has the same fields, which is faster and smaller than copies of the drafts.
    const node = {
      id: draft.id,
      kind: draft.kind,
      value: draft.value,
      identity: draft.identity === undefined ? withoutOwnNodes(draft.value, draft.kind) : draft.identity,
      object: draft.object ?? draft.id,
      path: draft.path,
      table: draft.table,
      target: draft.target,
      parent: draft.parent,
      edges: list,
      requires: undefined,
      position: draft.position,
      claims: draft.claims ?? [],
      noInherit: draft.noInherit,
      partitionKey: undefined,
      grants: draft.grants,
      inherited: draft.inherited,
    } as unknown as Node;
    this.drafts.set(draft.id, { node, edges: list, finish: draft.finish as Draft['finish'] });
  }

  /** Notes that the object `alias` of PostgreSQL's dependencies is the node `id`. */
  alias(alias: string, id: string): void {
    this.aliases.set(alias, id);
  }

  has(id: string): boolean {
    return this.drafts.has(id);
  }

  /** Adds an edge. Objects without a node (those of the system) are ignored. */
  require(from: string, to: string, reason: Reason): void {
    const source = this.resolve(from);
    const target = this.resolve(to);
    if (source === undefined || target === undefined || source === target) return;
    // A part never has to exist for its whole: `table t` depends on its partition key's column, for example.
    if (this.isPartOf(target, source)) return;
    const draft = this.drafts.get(source);
    // PostgreSQL records a dependency of a column on its own table only for a partition key.
    if (draft && isColumn(draft.node) && draft.node.parent === target) this.keyColumns.add(source);
    draft?.edges.push({ to: target, reason });
  }

  /** Adds an edge that PostgreSQL records. */
  requireRecorded(from: string, to: string): void {
    this.require(from, to, recordedReason(from, to));
  }

  /** Ends the collection. */
  catalog(): Catalog {
    const nodes = new Map<string, Node>();
    for (const [id, { node, edges: list, finish }] of this.drafts) {
      const known: Edge[] = [];
      const requires = new Set<string>();
      for (const edge of list) {
        const to = this.resolve(edge.to);
        if (to === undefined || !this.isGiven(edge)) continue;
        known.push(to === edge.to ? edge : { ...edge, to });
        if (isRequired(edge)) requires.add(to);
      }
      const partitionKey = this.keyColumns.has(id) || undefined;
      // The node is the collector's own until here, so it needs no copy.
      const whole: Node = Object.assign(node, { edges: known, requires, partitionKey });
      nodes.set(id, finish ? Object.assign(whole, finish(whole)) : whole);
    }
    return new NodeCatalog(nodes);
  }

  /** Whether a parent has a part and gives it to its children. */
  private isGiven({ to, reason }: Edge): boolean {
    if (reason === 'merged' && !this.drafts.has(to)) return false;
    return (reason !== 'merged' && reason !== 'inherited') || !this.drafts.get(to)?.node.noInherit;
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

/** How PostgreSQL's dependencies of a kind of object come about. */
const recorded: Readonly<Partial<Record<ObjectKind, Reason>>> = {
  view: 'body',
  routine: 'body',
  rule: 'body',
  trigger: 'body',
  default: 'default',
};

/** How PostgreSQL's dependencies on a kind of object come about, unless a body or default uses it. */
const recordedOn: Readonly<Partial<Record<ObjectKind, Reason>>> = {
  type: 'type',
  collation: 'collation',
  column: 'column',
  constraint: 'key',
  index: 'key',
};

/** Why PostgreSQL records that one object depends on another. */
function recordedReason(from: string, to: string): Reason {
  const [source, target] = [from, to].map((id) => parseReference(id)?.kind);
  if (target === 'type') return 'type';
  return (source && recorded[source]) ?? (target && recordedOn[target]) ?? 'expression';
}

/** A value without the fields that are nodes of their own or only authored: they make no difference to its node. */
function withoutOwnNodes(value: unknown, kind: ChangeKind): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const fields = annotationFields(kind);
  // Most values have none of them, and need no copy.
  if (!Object.keys(value).some((key) => fields.has(key))) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !fields.has(key)));
}
