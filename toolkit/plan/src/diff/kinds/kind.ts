import type { QualifiedName } from '@trellis/model';
import type { ChangeKind } from '../change.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import type { SplitRepair } from '../order/repairs.ts';
import type { Hazard, Loss, Refusal } from '../plan.ts';

/** One SQL statement with what is to be known of it. */
export interface Sql {
  readonly sql: string;
  /** Left out for `true`. */
  readonly transactional?: false;
  readonly hazards?: readonly Hazard[];
}

/** A statement, plain where there is nothing more to say of it. */
export type Print = string | Sql;

/** How one node becomes another. */
export type Alteration =
  /** By these statements, in place. */
  | readonly Print[]
  /** By dropping it (and what depends on it) and creating it again. */
  | 'replace'
  /** By making it anew beside the old one, which steps aside under another name until its values have moved. */
  | 'rebuild'
  /** By making anew what it is a part of. */
  | 'rebuild whole';

/** What a kind may look at when it decides and prints. */
export interface Surroundings {
  readonly before: Catalog;
  readonly after: Catalog;
  /** Whether a node of `before` is being made anew, so that what refers to it has to move over. */
  isRebuilt(id: string): boolean;
  /** The name that a rebuilt type or table bears until it is dropped. */
  parkedName(of: QualifiedName): QualifiedName;
  /** The nodes that are created within the statement of this one. */
  folded(node: Node): readonly Node[];
  /** What is done to a node, if anything. */
  action(id: string): NodeAction | undefined;
  /** Whether a type change that PostgreSQL has no cast for may go through text. */
  readonly castThroughText: boolean;
  /** Whether PostgreSQL keeps a constraint for NOT NULL: from version 18 on. */
  readonly keepsNotNull: boolean;
  refuse(refusal: Refusal): void;
  lose(loss: Loss): void;
}

export type NodeAction = 'create' | 'drop' | 'alter' | 'replace' | 'rebuild';

/** All that the engine knows about one kind of object. */
export interface Kind<K extends ChangeKind> {
  /** The statements that create the node, with the nodes that `around.folded` tells. None where a parent does it. */
  create(node: NodeOf<K>, around: Surroundings): readonly Print[];
  /** The statements that drop the node. None where a parent does it. */
  drop(node: NodeOf<K>, around: Surroundings): readonly Print[];
  /** How the node becomes the other; left out for `replace`. */
  alter?(from: NodeOf<K>, to: NodeOf<K>, around: Surroundings): Alteration;
  /** Whether it has to be made anew though it does not differ itself: for the sake of its parts. */
  mustRebuild?(from: NodeOf<K>, to: NodeOf<K>, around: Surroundings): boolean;
  /** Whether altering it in place means that this dependent of it has to be dropped before and created after. */
  invalidates?(from: NodeOf<K>, to: NodeOf<K>, dependent: Node, around: Surroundings): boolean;
  /** Statements that have to run between the making of the new one and the drop of the old in a rebuild. */
  move?(from: NodeOf<K>, to: NodeOf<K>, around: Surroundings): readonly Print[];
  /** The statement that gives the old one its parked name. */
  park?(node: NodeOf<K>, parked: QualifiedName): readonly Print[];
  /** Whether the node can be created within its parent's `CREATE TABLE` or `ADD COLUMN`. */
  foldsIntoCreate?(node: NodeOf<K>, parent: Node): boolean;
  /** The repair that splits a part from its whole where the two would form a dependency loop. */
  readonly splitBy?: SplitRepair;
}

/** A hazard, in words. */
export const hazard = {
  mayFail: (message: string): Hazard => ({ code: 'MAY_FAIL_ON_DATA', message }),
  rewrites: (message: string): Hazard => ({ code: 'REWRITES_TABLE', message }),
  scans: (message: string): Hazard => ({ code: 'SCANS_TABLE', message }),
  loses: (message: string): Hazard => ({ code: 'LOSES_DATA', message }),
  blocks: (message: string): Hazard => ({ code: 'BLOCKS_WRITES', message }),
};

/** Whether two values are deeply equal, a missing property being the same as an undefined one. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]))
    );
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (left[key] !== undefined && !same(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
