import type { DefaultPrivilege } from './privilege.ts';
import type { Publication } from './publication.ts';
import type { Routine } from './routine.ts';
import type { Sequence } from './sequence.ts';
import type { Table } from './table.ts';
import type { CompositeType, Domain, EnumType, RangeType } from './type.ts';
import type { Extension, Namespace, Statistics, Unmodelled } from './various.ts';
import type { View } from './view.ts';

/**
 * Everything about a schema as one plain, JSON-serialisable value: the hub that every
 * feature is a function from or to.
 *
 * Properties that hold PostgreSQL's own default are left out, so two Models that say the
 * same are deeply equal. Expressions and definitions are SQL text. In a Model that came
 * from `introspect` they are as PostgreSQL prints them; in one that came from descriptors
 * they are as their author wrote them, until a scratch database has printed them.
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
  /** Left out when there are none, so that Models that were written before this list existed stay equal. */
  readonly publications?: readonly Publication[];
  /**
   * What PostgreSQL says depends on what (`pg_depend`), by object id (see `objectId`).
   * Present in an introspected Model, absent in an authored one.
   */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  /**
   * `false` of a server before PostgreSQL 18, which keeps no constraint for NOT NULL: what such a one would be
   * called, and whose it is, is no difference then.
   */
  readonly notNullConstraints?: false;
  /** What was found in the catalogs and is not modelled. Never skipped in silence. */
  readonly unmodelled?: readonly Unmodelled[];
}

/**
 * A Model with nothing in it but the schema `public`: a new database.
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
