import type {
  Cast,
  Check,
  Collation,
  Column,
  CompositeType,
  DefaultPrivilege,
  Distribution,
  Domain,
  EnumType,
  EventTrigger,
  Exclusion,
  Extension,
  ForeignDataWrapper,
  ForeignKey,
  ForeignServer,
  Identity,
  IndexDefinition,
  MemberPrivileges,
  Namespace,
  Operator,
  OperatorClass,
  OperatorFamily,
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
  TextSearchConfiguration,
  TextSearchDictionary,
  Trigger,
  Unique,
  UserMapping,
  View,
} from '@trellis/model';
import type { TextSearchMapping } from '../../ddl/index.ts';

/** The types of `from` and `to` of a change, by its kind. */
export interface ChangeValues {
  schema: Namespace;
  extension: Extension;
  collation: Collation;
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
   * Of a created table: exactly what its CREATE TABLE creates. A part that is created later (a default that needs
   * a function, for example) is missing here and is a change of its own.
   * Foreign keys, indexes, triggers, comments and the like are always changes of their own.
   */
  table: Table;
  /** Of an added column: exactly what its ADD COLUMN adds. */
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
  'text search dictionary': TextSearchDictionary;
  'text search configuration': TextSearchConfiguration;
  'text search mapping': TextSearchMapping;
  statistics: Statistics;
  'default privilege': DefaultPrivilege;
  publication: Publication;
  'publication relation': PublishedTable;
  /** The schema's name. */
  'publication namespace': string;
  cast: Cast;
  operator: Operator;
  'operator family': OperatorFamily;
  'operator class': OperatorClass;
  'member privileges': MemberPrivileges;
  'event trigger': EventTrigger;
  'foreign data wrapper': ForeignDataWrapper;
  'foreign server': ForeignServer;
  'user mapping': UserMapping;
  comment: string;
  privileges: readonly Privilege[];
  owner: string;
  /** A setting of a table or a column: `row security`, `replica identity`, `storage`, … */
  setting: { readonly name: string; readonly value: unknown };
  /** The parent and the bound of a partition. */
  partition: NonNullable<Table['partitionOf']>;
  /** How Citus distributes a table. */
  distribution: Distribution;
  /** The parents that a table inherits from. */
  inheritance: readonly QualifiedName[];
  /** A setting of the session for the statements that follow. */
  session: string;
  /** The name of a sequence whose position is read or moved. */
  position: QualifiedName;
  /** The column whose values name objects that are created again. */
  'named value': Column;
}

/** The kind of the object that a change creates, drops, alters or renames. */
export type ChangeKind = keyof ChangeValues;

/** What a change does to its object. */
export type Action = 'create' | 'drop' | 'alter' | 'rename';

/** One action on one object of the schema. */
export interface ChangeOf<K extends ChangeKind> {
  /** Unique in the plan: `create table public.customers`. */
  readonly id: string;
  readonly kind: K;
  readonly action: Action;
  /** The object's id (`objectId`). A part without an id (a comment, an owner) has that of its object. */
  readonly object: string;
  /** Schema, name and, for a part of a table, the part's name. */
  readonly path: readonly string[];
  /** The table (or view) that it is a part of, where it is. */
  readonly table?: QualifiedName;
  /**
   * Of a part of a column (default, NOT NULL, identity, setting, comment): the column as it is afterwards or, if the
   * part is dropped, as it was before.
   */
  readonly column?: Column;
  /** Of a constraint or an index: the columns of its table that it uses. */
  readonly columns?: readonly string[];
  /** The value before; missing if it is created. Of a rename: the value under the old name. */
  readonly from?: ChangeValues[K];
  /** The value after; missing if it is dropped. */
  readonly to?: ChangeValues[K];
  /** Of a rename: both names, and what is renamed if it is a part without changes of its own. */
  readonly renamed?: {
    readonly part?: 'value' | 'attribute';
    /** The object is moved to another schema, and keeps its name. */
    readonly isMove?: true;
    readonly from: string;
    readonly to: string;
  };
  /**
   * Set on a drop and a create that together alter an object in a way for which PostgreSQL has no statement; both
   * have `from` and `to`. `changed` if the object itself differs, and `unchanged` if it is recreated only because of
   * the change of the object in `because`.
   */
  readonly replacing?: 'changed' | 'unchanged';
  /** The id of the object that is the cause of this change. */
  readonly because?: string;
  /** The id of the change that creates its whole (an index of a new table, a comment): not reported by itself. */
  readonly partOf?: string;
}

/** Any change. Its `kind` decides the type of `from` and `to`. */
export type Change = { [K in ChangeKind]: ChangeOf<K> }[ChangeKind];
