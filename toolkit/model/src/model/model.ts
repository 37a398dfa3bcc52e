import type { Cast } from './cast.ts';
import type { Collation } from './collation.ts';
import type { EventTrigger } from './event-trigger.ts';
import type { ForeignDataWrapper, ForeignServer, UserMapping } from './foreign-data.ts';
import type { Operator } from './operator.ts';
import type { OperatorClass, OperatorFamily } from './operator-class.ts';
import type { DefaultPrivilege } from './privilege.ts';
import type { Publication } from './publication.ts';
import type { Routine } from './routine.ts';
import type { Sequence } from './sequence.ts';
import type { Table } from './table.ts';
import type { TextSearchConfiguration, TextSearchDictionary } from './text-search.ts';
import type { CompositeType, Domain, EnumType, RangeType } from './type.ts';
import type { Extension, ExtensionCast, Namespace, Statistics, Unmodelled } from './various.ts';
import type { View } from './view.ts';

/**
 * A complete database schema as one JSON-serializable value.
 *
 * Properties with PostgreSQL's default are absent, so Models of the same schema are deeply equal. Expressions and
 * definitions are SQL text. A Model from `introspect` contains them as printed by PostgreSQL. A Model from descriptors
 * contains them as written by the author, until a scratch database has printed them.
 */
export interface Model {
  /** The version of this format. */
  readonly format: 'trellis/1';
  readonly schemas: readonly Namespace[];
  readonly extensions: readonly Extension[];
  readonly enums: readonly EnumType[];
  readonly domains: readonly Domain[];
  readonly compositeTypes: readonly CompositeType[];
  readonly rangeTypes: readonly RangeType[];
  readonly sequences: readonly Sequence[];
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly routines: readonly Routine[];
  readonly statistics: readonly Statistics[];
  readonly defaultPrivileges: readonly DefaultPrivilege[];
  /** Absent if empty, so that a Model stored before this property existed equals a new one. */
  readonly publications?: readonly Publication[];
  /** Absent if empty, like the other lists of kinds that the first Models did not have. */
  readonly casts?: readonly Cast[];
  readonly collations?: readonly Collation[];
  readonly textSearchDictionaries?: readonly TextSearchDictionary[];
  readonly textSearchConfigurations?: readonly TextSearchConfiguration[];
  readonly operators?: readonly Operator[];
  readonly operatorFamilies?: readonly OperatorFamily[];
  readonly operatorClasses?: readonly OperatorClass[];
  readonly eventTriggers?: readonly EventTrigger[];
  readonly foreignDataWrappers?: readonly ForeignDataWrapper[];
  readonly foreignServers?: readonly ForeignServer[];
  readonly userMappings?: readonly UserMapping[];
  /**
   * The dependencies of each object (`pg_depend`), by object id (see `objectId`). Introspected only.
   */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  /** The casts of the extensions, which decide how values are converted. Introspected only; absent if there are none. */
  readonly extensionCasts?: readonly ExtensionCast[];
  /**
   * `false` for a server before PostgreSQL 18, which does not store NOT NULL as a constraint. Its names and `local` are
   * then ignored in a comparison.
   */
  readonly notNullConstraints?: false;
  /** The objects in the catalogs that a Model cannot represent. None is ignored silently. */
  readonly unmodelled?: readonly Unmodelled[];
}

/**
 * The Model of a new database, which contains only the schema `public`.
 *
 * @example
 * import { emptyModel, type Model } from '@trellis/model';
 *
 * const model: Model = { ...emptyModel, extensions: [{ name: 'citext', schema: 'public' }] };
 */
export const emptyModel: Model = {
  format: 'trellis/1',
  schemas: [{ name: 'public' }],
  extensions: [],
  enums: [],
  domains: [],
  compositeTypes: [],
  rangeTypes: [],
  sequences: [],
  tables: [],
  views: [],
  routines: [],
  statistics: [],
  defaultPrivileges: [],
};
