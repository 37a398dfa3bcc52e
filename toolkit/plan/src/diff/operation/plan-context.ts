import type { ExtensionCast, QualifiedName } from '@trellis/model';
import type { ChangeKind, Loss, Refusal } from '../change/index.ts';
import type { Catalog, Node } from '../node/index.ts';
import type { Kind } from './kind.ts';

/** What is done to a node. */
export type NodeAction = 'create' | 'drop' | 'alter' | 'replace' | 'rebuild';

/** What a kind may look at when it decides and prints. */
export interface PlanContext {
  /** The catalog that exists. */
  readonly before: Catalog;
  /** The catalog that is wanted. */
  readonly after: Catalog;
  /** Whether an object is rebuilt, so that what refers to it has to change to the new one. */
  isRebuilt(id: string): boolean;
  /** The temporary name of the old object during a rebuild. */
  asideName(of: QualifiedName): QualifiedName;
  /** The nodes that the statement of this one creates as well. */
  folded(node: Node): readonly Node[];
  /** What is done to a node, if anything. */
  action(id: string): NodeAction | undefined;
  /** What the planner knows about objects of the node's kind. */
  kindOf(node: Node): Kind<ChangeKind>;
  /** Whether a type change without a cast may go through text. */
  readonly castThroughText: boolean;
  /** The casts that either side has beside those of PostgreSQL's own types: their own, and those of extensions. */
  readonly casts: readonly ExtensionCast[];
  /** Whether PostgreSQL stores a constraint for NOT NULL: from version 18 on. */
  readonly keepsNotNull: boolean;
  /** Whether the plan may have statements that PostgreSQL has from version 17 on. */
  readonly isFrom17: boolean;
  refuse(refusal: Refusal): void;
  lose(loss: Loss): void;
}

/** Whether an object is dropped, perhaps to be recreated. */
export function isGone(action: NodeAction | undefined): boolean {
  return action === 'drop' || action === 'replace';
}

/** Whether an object is created, perhaps to replace a dropped one. */
export function isCreated(action: NodeAction | undefined): boolean {
  return action === 'create' || action === 'replace';
}

/** Whether an object is dropped and created again. */
export function isRecreated(action: NodeAction | undefined): boolean {
  return action === 'replace' || action === 'rebuild';
}
