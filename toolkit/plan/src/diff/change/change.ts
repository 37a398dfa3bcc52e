import type {
  Check,
  Column,
  CompositeType,
  DefaultPrivilege,
  Domain,
  EnumType,
  Exclusion,
  Extension,
  ForeignKey,
  Identity,
  IndexDefinition,
  Namespace,
  Policy,
  PrimaryKey,
  Privilege,
  Publication,
  PublishedTable,
  QualifiedName,
  RangeType,
  Routine,
  Rule,
  Sequence,
  Statistics,
  Table,
  Trigger,
  Unique,
  View,
} from '@trellis/model';

/** What `from` and `to` of a change are, by the change's kind. */
export interface ChangeValues {
  schema: Namespace;
  extension: Extension;
  enum: EnumType;
  domain: Domain;
  /** The default's expression. */
  'domain default': string;
  'domain constraint': Check;
  'composite type': CompositeType;
  'range type': RangeType;
  sequence: Sequence;
  /** `OWNED BY`. */
  'sequence owner': NonNullable<Sequence['ownedBy']>;
  /**
   * Of a created table: exactly what its CREATE TABLE says, so a part of it that had to be made
   * later (a default that needs a function, say) is missing here and is a change of its own.
   * Foreign keys, indexes, triggers, comments and the like are always changes of their own.
   */
  table: Table;
  /** Of an added column: exactly what its ADD COLUMN says. */
  column: Column;
  /** The default's expression. */
  default: string;
  'not null': NonNullable<Column['notNullConstraint']>;
  identity: Identity;
  'primary key': PrimaryKey;
  unique: Unique;
  'foreign key': ForeignKey;
  check: Check;
  exclusion: Exclusion;
  index: IndexDefinition;
  trigger: Trigger;
  rule: Rule;
  policy: Policy;
  view: View;
  routine: Routine;
  statistics: Statistics;
  'default privilege': DefaultPrivilege;
  publication: Publication;
  'publication relation': PublishedTable;
  /** The schema's name. */
  'publication namespace': string;
  comment: string;
  privileges: readonly Privilege[];
  owner: string;
  /** Anything about a table or a column that is a setting: `row security`, `replica identity`, `storage`, … */
  setting: { readonly name: string; readonly value: unknown };
  /** That a table is a partition of another, with its bound. */
  partition: NonNullable<Table['partitionOf']>;
  /** The parents that a table inherits from. */
  inheritance: readonly QualifiedName[];
  /** A setting of the session that the statements after it need. */
  session: string;
}

export type ChangeKind = keyof ChangeValues;

export type Action = 'create' | 'drop' | 'alter' | 'rename';

/** One thing that is done to one object of the schema. */
export interface ChangeOf<K extends ChangeKind> {
  /** Unique in the plan: `create table public.customers`. */
  readonly id: string;
  readonly kind: K;
  readonly action: Action;
  /** The object's id (`objectId`); of a part with no id of its own (a comment, an owner), what it is a part of. */
  readonly object: string;
  /** Schema, name and, for a part of a table, the part's name. */
  readonly path: readonly string[];
  /** The table (or view) that it is a part of, where it is. */
  readonly table?: QualifiedName;
  /**
   * Of a part of a column (default, NOT NULL, identity, setting, comment): the column, as it becomes or, when
   * it goes, was.
   */
  readonly column?: Column;
  /** Of a constraint or an index: the columns of its table that it speaks of. */
  readonly columns?: readonly string[];
  /** What it was; missing when it is created. For a rename: the value under its old name. */
  readonly from?: ChangeValues[K];
  /** What it becomes; missing when it is dropped. */
  readonly to?: ChangeValues[K];
  /**
   * Set on a drop and on a create that together stand for an alteration that PostgreSQL has no
   * statement for; both then carry `from` and `to`. It is `changed` where the object itself differs
   * and `unchanged` where it only has to step aside for the change that `because` names.
   */
  readonly replacing?: 'changed' | 'unchanged';
  /** The object id for whose sake this is done. */
  readonly because?: string;
  /** The id of the change that this comes along with (an index of a new table, its comment): not news by itself. */
  readonly partOf?: string;
}

/** Any change; its `kind` tells the type of `from` and `to`. */
export type Change = { [K in ChangeKind]: ChangeOf<K> }[ChangeKind];
