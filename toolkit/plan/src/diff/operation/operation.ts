import type { ChangeKind } from '../change/index.ts';
import type { Node, Reason } from '../node/index.ts';
import type { Kind } from './kind.ts';
import type { Verb } from './priorities.ts';

/** Why one operation comes before another. */
export type OrderReason =
  /** A dependency of the one node on the other. */
  | Reason
  /** A name or place has to be given up before another object takes it. */
  | 'claim'
  /** An object is dropped before it is created again. */
  | 'recreate'
  /** Of two objects of which one gives a part to the other. */
  | 'inheritance'
  /** The steps of a rebuild. */
  | 'rebuild'
  /** Rows are copied before they are looked at, or after their table can take them. */
  | 'rows'
  /** Two functions of one name would make a call ambiguous. */
  | 'overload'
  /** Citus distributes a table. */
  | 'distribution'
  /** Privileges that an object has when it is created. */
  | 'default privileges'
  /** Logged and unlogged tables that refer to each other. */
  | 'persistence'
  /** The row type of a table is in use. */
  | 'row type'
  /** A statement runs code that uses the other object. */
  | 'code'
  /** An event trigger fires when the other statement runs. */
  | 'event trigger'
  /** An expression can use the other object without a recorded dependency. */
  | 'unrecorded use';

/** One verb on one node. */
export interface Operation {
  readonly id: string;
  readonly verb: Verb;
  readonly node: Node;
  /** What the planner knows about objects of the node's kind. */
  readonly kind: Kind<ChangeKind>;
  /** The operations that come before it, and why. */
  readonly before: Map<Operation, OrderReason>;
  /** The operations that come after it. */
  readonly after: Set<Operation>;
  /** The operation whose statement performs this one as well, if no dependency forbids it: a table's for its columns. */
  foldsInto?: Operation;
  /** It creates a placeholder of its object, which another operation fills. */
  isPlaceholder?: true;
  /** It alters an object after another operation has made that a placeholder. */
  fillsPlaceholder?: true;
  /** It runs code that can use any object, so it comes last if no dependency decides. */
  runsCode?: true;
  /** The smaller comes first if no dependency decides, and then the smaller name. */
  readonly priority: number;
  readonly name: string;
}

/** Orders what runs code last, and then by priority and name. */
export function compareOperations(a: Operation, b: Operation): number {
  return (
    Number(a.runsCode === true) - Number(b.runsCode === true) ||
    a.priority - b.priority ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
}
