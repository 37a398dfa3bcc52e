import type { QualifiedName } from '@trellis/model';
import type { PrivilegeTarget } from '../ddl/index.ts';
import type { ChangeKind, ChangeValues } from './change.ts';

export type Inherited = 'child' | 'partition';

/**
 * One thing of the catalog that can be created, dropped or altered by itself. A Model is cut this
 * fine (a column's default, its NOT NULL and its comment are nodes of their own) so that every
 * change is local and what depends on what has no false cycles.
 */
export interface NodeOf<K extends ChangeKind> {
  /** Unique in a Model: an object id, or one that begins with what it is of it: `comment table public.t`. */
  readonly id: string;
  readonly kind: K;
  /** All that is needed to print it. */
  readonly value: ChangeValues[K];
  /** What makes two nodes of one id the same: deeply equal `identity`. */
  readonly identity: unknown;
  /** The id of the catalog object that it is, or is a part of. */
  readonly object: string;
  readonly path: readonly string[];
  /** The table or view that it is a part of. */
  readonly table?: QualifiedName;
  /** What `COMMENT ON`, `DROP` and `GRANT … ON` call the object: `TABLE "public"."t"`. */
  readonly target: string;
  /** The node that takes it along when it is dropped. */
  readonly parent?: string;
  /** The ids of the nodes that have to be there for it, its parent included. */
  readonly requires: ReadonlySet<string>;
  /** The ids of nodes that, where they are created too, are created before it. */
  readonly after: readonly string[];
  /** Of a column: its place in its table, to make columns in their order. */
  readonly position?: number;
  /** Names and places that only one node can hold at a time: `relation public.t`. */
  readonly claims: readonly string[];
  /** Of a column or check that is its table's own and its parents' too: those of the parents. */
  readonly merged?: readonly string[] | undefined;
  /** Of a column: its table is partitioned by it, so that its type cannot be altered. */
  readonly partitionKey?: true | undefined;
  /** What can be granted on it: of an object that has privileges, and of the node of its privileges. */
  readonly grants?: PrivilegeTarget;
  /** Comes from a parent table, which creates, alters and drops it: of a child that inherits, or of a partition. */
  readonly inherited?: Inherited;
}

/** Any node; its `kind` tells the type of its `value`. */
export type Node = { [K in ChangeKind]: NodeOf<K> }[ChangeKind];

/** Whether a node is a type that columns can have. */
export function isType(node: Node): boolean {
  return ['enum', 'domain', 'composite type', 'range type'].includes(node.kind);
}

/** Whether two nodes are routines of one name. */
export function isOverload(one: Node, other: Node | undefined): boolean {
  return (
    one.kind === 'routine' &&
    other?.kind === 'routine' &&
    one.path[0] === other.path[0] &&
    one.path[1] === other.path[1]
  );
}

/** A Model cut into nodes, and what it takes to look them up. */
export interface Catalog {
  readonly nodes: ReadonlyMap<string, Node>;
  /** The ids of the nodes that require a node. */
  readonly dependents: ReadonlyMap<string, ReadonlySet<string>>;
}
