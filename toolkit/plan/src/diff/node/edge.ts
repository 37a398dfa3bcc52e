/**
 * Why one node depends on another. The first group are facts of the Model; `schema` to `whole` mean that the other node
 * must exist, the last two do not.
 */
export type Reason =
  /** It is a part of the other, which is dropped with it. */
  | 'parent'
  /** It is in that schema. */
  | 'schema'
  /** It has that type, or is made from it. */
  | 'type'
  /** It has that collation, or its expression names it. */
  | 'collation'
  /** It is on that column: of a key, an index, a foreign key, an owned sequence. */
  | 'column'
  /** It needs the NOT NULL of a column: a primary key, an identity, a replica identity. */
  | 'not null'
  /** It refers to that table or column: a foreign key. */
  | 'reference'
  /** It uses that key or index: a foreign key, the setting that names an index. */
  | 'key'
  /** A parent table has the same part, and gives it to the child. */
  | 'inherited'
  /** It makes the table a child or a partition of that table. */
  | 'link'
  /** It is attached to that index of the partitioned table. */
  | 'attached'
  /**
   * That index of the partitioned table takes it when it is created, and so is created after it. An index that is created
   * `ON ONLY` a table with foreign partitions never becomes valid, because these have no index to attach.
   */
  | 'taken'
  /** It needs a table to be a partition: that is the node which makes it one. */
  | 'partition'
  /** It is the copy of that trigger of the partitioned table. */
  | 'original'
  /** The owner of an object decides what it is: the owner of a sequence and its table. */
  | 'owner'
  /** Its privileges are granted by that owner. */
  | 'grantor'
  /** Its privileges are of a column of that table, whose privileges include its own. */
  | 'whole'
  /** It is dropped with that extension. */
  | 'extension'
  /** Its default calls or reads the other. */
  | 'default'
  /** Its expression calls or reads the other. */
  | 'expression'
  /** Its body or query calls or reads the other. */
  | 'body'
  /** A parent table has the same part, and the child has it also of its own. */
  | 'merged'
  /** If both are created, the other comes first. */
  | 'after';

/** A dependency of one node on another. */
export interface Edge {
  /** The id of the other node. */
  readonly to: string;
  readonly reason: Reason;
}

/** Edges to several nodes for one reason. */
export function edges(reason: Reason, to: readonly string[]): readonly Edge[] {
  return to.map((id) => ({ to: id, reason }));
}

/** Whether the other node of an edge must exist. */
export function isRequired({ reason }: Edge): boolean {
  return reason !== 'merged' && reason !== 'after';
}
