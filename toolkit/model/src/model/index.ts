export type { Cast } from './cast.ts';
export type { Collation } from './collation.ts';
export type { Column, Identity } from './column.ts';
export type {
  Check,
  Deferrable,
  Exclusion,
  ForeignKey,
  PrimaryKey,
  ReferentialAction,
  Unique,
} from './constraint.ts';
export type { Distribution, HashDistribution } from './distribution.ts';
export type { EventTrigger } from './event-trigger.ts';
export type {
  ForeignDataWrapper,
  ForeignOptions,
  ForeignServer,
  ForeignSource,
  UserMapping,
} from './foreign-data.ts';
export type { IndexDefinition, IndexElement } from './index-definition.ts';
export { initialOwner, initialSchemaPrivileges, publicSchemaComment } from './initial-owner.ts';
export { defaultPrivileges, type PrivilegeKind } from './initial-privileges.ts';
export { isMaintainedPartition, PARTITION_COMMENTS } from './maintained-partition.ts';
export type { MemberPrivileges } from './member-privileges.ts';
export { emptyModel, type Model } from './model.ts';
export type { Named, Qualified, QualifiedName } from './named.ts';
export type { Operator } from './operator.ts';
export type { MemberFunction, MemberOperator, OperatorClass, OperatorFamily } from './operator-class.ts';
export type { DefaultPrivilege, Privilege } from './privilege.ts';
export type { Publication, PublishedOperation, PublishedTable } from './publication.ts';
export type { Routine } from './routine.ts';
export { isSecretOption, SECRET_OPTION } from './secret-option.ts';
export type { Sequence, SequenceOptions } from './sequence.ts';
export type { Policy, Rule, Table, Trigger } from './table.ts';
export type { TextSearchConfiguration, TextSearchDictionary } from './text-search.ts';
export type { CompositeType, Domain, EnumType, RangeType } from './type.ts';
export { uniqueKeys } from './unique-keys.ts';
export { usedDictionary } from './used-dictionary.ts';
export type { Extension, ExtensionCast, Namespace, Statistics, Unmodelled } from './various.ts';
export type { View } from './view.ts';
