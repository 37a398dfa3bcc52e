import type { QualifiedName } from '@trellis/model';
import type { PrivilegeTarget } from '../../ddl/index.ts';
import type { ChangeKind, ChangeValues } from '../change/index.ts';
import type { Edge, Reason } from './edge.ts';

/** Where a part comes from that a parent table creates, alters and drops: inheritance or partitioning. */
export type Inherited = 'child' | 'partition';

/** A name or place that only one node can hold at a time. */
export interface Claim {
  /** `relation` and `statistics` are names in a schema, which a renamed table's parts keep. */
  readonly space: 'relation' | 'type' | 'statistics' | 'object' | 'partitions' | 'place';
  readonly name: string;
}

/**
 * One thing of the catalog that can be created, dropped or altered by itself. A column's default, its NOT NULL and its
 * comment are nodes of their own, so that every change is local and the graph has no false loops.
 */
export interface NodeOf<K extends ChangeKind> {
  /** Unique in a Model. A key: ask the node, not its id. */
  readonly id: string;
  readonly kind: K;
  /** All that is needed to print it. */
  readonly value: ChangeValues[K];
  /** Two nodes of one id are the same if their identities are deeply equal. */
  readonly identity: unknown;
  /** The id of the catalog object that it is, or is a part of. */
  readonly object: string;
  readonly path: readonly string[];
  /** The table or view that it is a part of. */
  readonly table?: QualifiedName;
  /** The object in `COMMENT ON`, `DROP` and `GRANT … ON`: `TABLE "public"."t"`. */
  readonly target: string;
  /** The id of the node that drops it as well. */
  readonly parent?: string;
  /** The nodes that it depends on, and why. */
  readonly edges: readonly Edge[];
  /** The ids of the nodes that must exist for it, its parent included. */
  readonly requires: ReadonlySet<string>;
  /** Of a column: its position in its table. */
  readonly position?: number;
  /** The names and places that it holds. */
  readonly claims: readonly Claim[];
  /** Of a NOT NULL: children do not inherit it. */
  readonly noInherit?: true | undefined;
  /** Of a column: its table is partitioned by it, so its type cannot be altered. */
  readonly partitionKey?: true | undefined;
  /** What can be granted on it: of an object that has privileges, and of the node of its privileges. */
  readonly grants?: PrivilegeTarget;
  /** A parent table creates, alters and drops it. */
  readonly inherited?: Inherited;
}

/** Any node; its `kind` tells the type of its `value`. */
export type Node = { [K in ChangeKind]: NodeOf<K> }[ChangeKind];

/** Whether a node is a column of a table. */
export function isColumn(node: Node): node is NodeOf<'column'> {
  return node.kind === 'column';
}

/** A flattened Model: its nodes with their edges. It is not PostgreSQL's catalog. */
export interface Catalog {
  readonly nodes: ReadonlyMap<string, Node>;
  /** The ids of the nodes that require a node. */
  readonly dependents: ReadonlyMap<string, ReadonlySet<string>>;
  /** The nodes of a kind. */
  ofKind<K extends ChangeKind>(kind: K): readonly NodeOf<K>[];
  /** The node of an id, if it is of a kind. */
  find<K extends ChangeKind>(kind: K, id: string | undefined): NodeOf<K> | undefined;
  /** The nodes of a kind that require a node. */
  dependentsOf<K extends ChangeKind>(kind: K, id: string | undefined): readonly NodeOf<K>[];
}

/** The ids of the nodes that a node depends on for one of some reasons. */
export function idsOf(
  node: Pick<Node, 'edges'> | undefined,
  ...reasons: readonly Reason[]
): readonly string[] {
  return (node?.edges ?? []).filter(({ reason }) => reasons.includes(reason)).map(({ to }) => to);
}

/** Whether a node is a part that its parents also have. */
export function isMerged(node: Node): boolean {
  return node.edges.some(({ reason }) => reason === 'merged');
}
