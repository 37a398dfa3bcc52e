import type { QualifiedName } from '@trellis/model';
import type { ChangeKind, Hazard } from '../change/index.ts';
import type { Node, NodeOf } from '../node/index.ts';
import type { LikenessContext, Member } from './likeness.ts';
import type { Operation } from './operation.ts';
import type { Operations } from './operations.ts';
import type { PlanContext } from './plan-context.ts';
import type { Verb } from './priorities.ts';

/** One SQL statement. */
export interface Sql {
  readonly sql: string;
  /** Default: `true`. */
  readonly transactional?: false;
  readonly hazards?: readonly Hazard[];
  /** The table whose rows it writes, if the node is not that table or a part of it. */
  readonly writes?: QualifiedName;
  /** The environment variables whose values it needs. */
  readonly secrets?: readonly string[];
}

/** A statement, or only its SQL. */
export type Print = string | Sql;

/** How one node becomes another. */
export type Alteration =
  /** By these statements, in place. */
  | readonly Print[]
  /** By dropping it and what depends on it, and creating it again. */
  | 'replace'
  /** By creating a new one beside the old one, which has a temporary name until its values are copied. */
  | 'rebuild'
  /** By rebuilding the object that it is a part of. */
  | 'rebuild whole';

/** The repairs that split a part from its whole, to break a dependency loop. */
export type SplitRepair = 'default apart' | 'check apart' | 'column apart' | 'key apart';

/** A node that has to be replaced because of another change: its id, and the object that is the cause. */
export type Consequence = readonly [id: string, because: string];

/** The definition of one kind of node: its statements, its properties, and its rules of order. */
export interface Kind<K extends ChangeKind> {
  /** The statements that create the node and the nodes that are folded into it. None if another statement does. */
  create(node: NodeOf<K>, context: PlanContext): readonly Print[];
  /** The statements that drop the node. None if another statement does. */
  drop(node: NodeOf<K>, context: PlanContext): readonly Print[];
  /** How the node becomes the other. Default: `replace`. */
  alter?(from: NodeOf<K>, to: NodeOf<K>, context: PlanContext): Alteration;
  /** Whether it has to be rebuilt because of its parts, although it does not differ itself. */
  mustRebuild?(from: NodeOf<K>, to: NodeOf<K>, context: PlanContext): boolean;
  /** Whether it has to be altered because of other parts of its table, although it does not differ itself. */
  mustAlter?(from: NodeOf<K>, to: NodeOf<K>, context: PlanContext): boolean;
  /** Whether a dependent has to be dropped before it is altered in place, and created after. */
  invalidates?(from: NodeOf<K>, to: NodeOf<K>, dependent: Node, context: PlanContext): boolean;
  /** In a rebuild, the statements between the creation of the new object and the drop of the old one. */
  copyRows?(from: NodeOf<K>, to: NodeOf<K>, context: PlanContext): readonly Print[];
  /** In a rebuild, the statements that give the old object its temporary name. */
  renameAside?(node: NodeOf<K>, context: PlanContext): readonly Print[];
  /** The statements that create it, or turn it, into one that depends on nothing but its types. */
  placeholder?(node: NodeOf<K>): readonly Print[] | undefined;
  /** Whether its placeholder needs another node that it requires. */
  placeholderNeeds?(node: NodeOf<K>, required: Node): boolean;
  /** Whether its definition uses the node itself, which has to exist before. */
  usesItself?(node: NodeOf<K>): boolean;
  /** The statements that turn its placeholder into the node. */
  fill?(node: NodeOf<K>): readonly Print[];

  /** Whether the statement that creates its parent can create it as well. */
  foldsIntoCreate?(node: NodeOf<K>, parent: Node, operations: Operations): boolean;
  /** Whether a statement of its own creates it, into which its parts can be folded. Default: true. */
  isWritten?(node: NodeOf<K>, operations: Operations): boolean;
  /** The repair that splits it from its parent if the two would form a dependency loop. */
  readonly splitBy?: SplitRepair;
  /** The id of the node that is dropped with it, if that is not its parent. */
  droppedWith?(node: NodeOf<K>, operations: Operations): string | undefined;
  /** Whether it has to be dropped by a statement of its own, although its parent is dropped. */
  isDroppedAlone?(node: NodeOf<K>, operations: Operations): boolean;
  /** Whether its object remains when its node is dropped, so that its parts are dropped by statements of their own. */
  outlivesNode?(node: NodeOf<K>, operations: Operations): boolean;
  /** The copy of rows that it has to be dropped after, because they are in it. */
  copiedBefore?(node: NodeOf<K>, operations: Operations): Operation | undefined;
  /** Whether it has to be dropped before a rebuild renames the object that it is a part of. */
  leavesBeforeRename?(node: NodeOf<K>, operations: Operations): boolean;

  /** The value in a Change: the node as its statement creates it. By default the node's value. */
  created?(node: NodeOf<K>, context: PlanContext): unknown;

  /**
   * How much the definitions of two nodes are alike, apart from their names, from 0 to 1. Left out if `renamedFrom` does
   * not rename objects of this kind.
   */
  likeness?(from: NodeOf<K>, to: NodeOf<K>, context: LikenessContext): number;
  /** Its parts that can be renamed and are no nodes. */
  members?(node: NodeOf<K>): readonly Member[];
  /** How much two of its members are alike, apart from their names, by their positions. */
  likenessOfMembers?(
    before: readonly Member[],
    from: number,
    after: readonly Member[],
    to: number,
    context: LikenessContext,
  ): number;
  /** The line of the descriptor that renames a member. By default `renamedFrom`. */
  renameOfMember?(from: string, to: string): string;

  /** It is a type that columns can have. */
  readonly isType?: true;
  /** It is a collation that columns, domains and attributes can have. */
  readonly isCollation?: true;
  /** A type of this kind contains values of the types that it is made from. */
  readonly isContainer?: true;
  /** The types of PostgreSQL whose values are objects of this kind: each is the oid of one. */
  readonly valuesOf?: readonly string[];
  /** It stores values. */
  readonly storesValues?: true;
  /** Its values are computed from others. */
  isComputed?(node: NodeOf<K>): boolean;
  /** It is a constraint of a table. */
  readonly isConstraint?: true;
  /** It is an index, or has one. */
  readonly hasIndex?: true;
  /** It makes a table a child or a partition of another. */
  readonly isLink?: true;
  /** A table must have it exactly if its parent has it, to be attached as a partition. */
  readonly mustMatchParent?: true;
  /** Attaching a partition uses one that matches the partitioned table's. */
  readonly isAttachedWithTable?: true;
  /** A child may have it of its own although it is inherited, so each child's is dropped by itself. */
  readonly isInheritedOneByOne?: true;
  /** It can be called by expressions. */
  readonly isCallable?: true;
  /** Whether a statement of its own of a verb evaluates its expressions, or those of what uses it. */
  runsCode?(node: NodeOf<K>, verb: Verb): boolean;
  /** The SQL in it for which PostgreSQL records no dependencies. */
  unrecordedSql?(node: NodeOf<K>): string | undefined;
  /** PostgreSQL checks its body when it is created, although the body may use objects that are created later. */
  readonly hasCheckedBody?: true;
  /** Expressions use it, and PostgreSQL does not record that. */
  readonly isUsedUnrecorded?: true;
  /** It has an expression or query that can name columns and attributes. */
  hasExpression?(node: NodeOf<K>): boolean;
  /** Whether it has to be dropped while the type of a column that it uses is altered. */
  isInvalidatedByRetyping?(
    node: NodeOf<K>,
    from: NodeOf<'column'>,
    to: NodeOf<'column'>,
    context: PlanContext,
  ): boolean;
  /** Whether it can only be created with its parent, which is rebuilt where it would be replaced. */
  isCreatedWithParent?(node: NodeOf<K>, context: PlanContext): boolean;
  /** It is rebuilt with its parent when what it depends on is rebuilt. */
  readonly rebuildsParent?: true;

  /** Whether a rebuilt table takes its rows only after it is created. */
  isBeforeRows?(node: NodeOf<K>, required: string, operations: Operations): boolean;
  /** A rebuilt partitioned table takes its rows only after it is created. */
  readonly isBeforeRowsOfPartitions?: true;
  /** It does not look at rows when it is created. */
  readonly ignoresRows?: true;

  /** Orders an operation on a node of this kind. */
  order?(operation: Operation, operations: Operations): void;
  /** Orders the creation of a part of a node of this kind. */
  orderPart?(operation: Operation, operations: Operations): void;
  /** Whether an operation comes before all others, renames included. Renames of this kind come before it. */
  precedesAll?(operation: Operation): boolean;
  /** Orders the operations of this kind among all others. Called once for a plan. */
  orderAll?(operations: Operations): void;
  /** The nodes that have to be replaced because of what is done so far. */
  consequences?(context: PlanContext): readonly Consequence[];
  /** Whether a dependent has to be replaced when this one is dropped, even if it could be altered. */
  takesAlong?(node: NodeOf<K>, dependent: Node): boolean;
  /** Whether a call could mean the node as well as the called one, so that the node is dropped first. */
  isAmbiguousWith?(gone: NodeOf<K>, called: Node, caller: Node, context: PlanContext): boolean;
  /** Whether an alteration changes the type of stored values. */
  isRetyped?(from: NodeOf<K>, to: NodeOf<K>): boolean;
}

/** Constructors of hazards. */
export const hazard = {
  mayFail: (message: string): Hazard => ({ code: 'MAY_FAIL_ON_DATA', message }),
  rewrites: (message: string): Hazard => ({ code: 'REWRITES_TABLE', message }),
  scans: (message: string): Hazard => ({ code: 'SCANS_TABLE', message }),
  loses: (message: string): Hazard => ({ code: 'LOSES_DATA', message }),
  blocks: (message: string): Hazard => ({ code: 'BLOCKS_WRITES', message }),
  stale: (message: string): Hazard => ({ code: 'LEAVES_STALE_VALUES', message }),
};
