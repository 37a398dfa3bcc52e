export type { CastDescriptor } from './cast.ts';
export { type CollationDescriptor, type CollationOptions, collation } from './collation.ts';
export { type ColumnDescriptor, type ColumnOptions, type ColumnValue, type Sql, sql } from './column.ts';
export {
  array,
  type Bigint,
  bigint,
  boolean,
  bytea,
  char,
  cidr,
  column,
  date,
  doublePrecision,
  enumerated,
  inet,
  integer,
  interval,
  type Numeric,
  numeric,
  real,
  smallint,
  type Typed,
  text,
  time,
  tsvector,
  uuid,
  varchar,
} from './column-types.ts';
export { type DeclaredDifference, declaredDifferences } from './declared-differences.ts';
export type { DistributionDescriptor } from './distribution.ts';
export { type DomainDescriptor, type DomainOptions, domain, inDomain } from './domain.ts';
export type { EventTriggerDescriptor } from './event-trigger.ts';
export {
  type ExactJson,
  type ExactTimestamp,
  type Json,
  json,
  jsonb,
  timestamp,
  timestamptz,
} from './exact-column-types.ts';
export type { ForeignDataWrapperDescriptor, ForeignServerDescriptor } from './foreign-data.ts';
export { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
export { type JoinStep, joinPath } from './join-path.ts';
export { constraintName, type NamedThing, type NamingConvention } from './naming.ts';
export type { OperatorDescriptor } from './operator.ts';
export type { OperatorClassDescriptor, OperatorFamilyDescriptor } from './operator-class.ts';
export { partitionKeyOf } from './partition-key.ts';
export type { PartitionsDescriptor } from './partitions.ts';
export type { PublicationDescriptor, PublishedTableDescriptor } from './publication.ts';
export {
  type Cascade,
  manyToMany,
  manyToOne,
  oneToMany,
  oneToOne,
  type Relationship,
  type RelationshipDirection,
} from './relationship.ts';
export type { Id, NewRow, Row, RowPatch, ViewRow } from './row.ts';
export { type CheckedSchema, defineSchema, type SchemaDescriptor } from './schema.ts';
export {
  type CheckDescriptor,
  type ForeignKeyDescriptor,
  type IndexDescriptor,
  type KeyDescriptor,
  type TableDescriptor,
  type TableOptions,
  table,
  type UniqueDescriptor,
} from './table.ts';
export { tableKey } from './table-key.ts';
export {
  type TextSearchConfigurationDescriptor,
  type TextSearchConfigurationOptions,
  type TextSearchDictionaryDescriptor,
  type TextSearchDictionaryOptions,
  textSearchConfiguration,
  textSearchDictionary,
} from './text-search.ts';
export { toModel } from './to-model.ts';
export { type StateGraph, type Transitions, transitions } from './transitions.ts';
export { typeOf } from './type-of.ts';
export { validateSchema } from './validate-schema.ts';
export {
  type ViewColumnDescriptor,
  type ViewDescriptor,
  type ViewOptions,
  type ViewsOf,
  view,
} from './view.ts';
