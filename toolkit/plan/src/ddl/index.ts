export { createCast } from './cast.ts';
export { createCollation } from './collation.ts';
export {
  type ColumnParts,
  columnDefinition,
  generatedClause,
  identityClause,
  setNotNull,
} from './column.ts';
export { commentOn } from './comment.ts';
export { attributeDefinition, createCompositeType } from './composite-type.ts';
export {
  addConstraint,
  attachIndex,
  dropConstraint,
  isRepeated,
  type TableConstraint,
} from './constraint.ts';
export { distributeTable, redistributeTable, undistributeTable } from './distribution.ts';
export {
  addDomainCheck,
  commentOnDomainNotNull,
  createDomain,
  dropDomainConstraint,
  setDomainDefault,
  setDomainNotNull,
} from './domain.ts';
export { createEnum } from './enum.ts';
export { createEventTrigger, setEventTriggerEnabled } from './event-trigger.ts';
export { createExtension, dropExtension } from './extension.ts';
export {
  alterForeignDataWrapper,
  alterForeignServer,
  createForeignDataWrapper,
  createForeignServer,
} from './foreign-data.ts';
export { optionChanges } from './foreign-options.ts';
export { addIdentity, dropIdentity, identitySequence, identitySettings } from './identity.ts';
export { createIndex, dropIndex, indexSettings, reindex } from './index-definition.ts';
export { changeMemberPrivileges } from './member-privileges.ts';
export {
  createOperator,
  type OptionOfOperator,
  operatorOptions,
  setOperatorOptions,
} from './operator.ts';
export { alterOperatorFamily, createOperatorClass, createOperatorFamily } from './operator-class.ts';
export { setOwner } from './owner.ts';
export { createPolicy, dropPolicy } from './policy.ts';
export {
  changeDefaultPrivilege,
  changePrivileges,
  createDefaultPrivilege,
  dropDefaultPrivilege,
  type PrivilegeTarget,
  privilegeKindOf,
} from './privilege.ts';
export {
  addPublishedSchema,
  addPublishedTable,
  createPublication,
  dropPublication,
  dropPublishedSchema,
  dropPublishedTable,
  setPublicationOptions,
} from './publication.ts';
export { alterConstructors, createRangeType, multirangeOf } from './range-type.ts';
export { renameTo } from './rename.ts';
export { resetComment } from './reset-comment.ts';
export { createRoutine, dropRoutine } from './routine.ts';
export { createRule, dropRule, ruleSettings, setRuleEnabled } from './rule.ts';
export { createSchema, dropSchema } from './schema.ts';
export { placeholderSecret, secretSetting } from './secret.ts';
export { createSequence, setSequenceOwnedBy } from './sequence.ts';
export { isMovable, setSchema } from './set-schema.ts';
export { createStatistics, setStatisticsTarget, statisticsSettings } from './statistics.ts';
export {
  attachPartition,
  createTable,
  detachPartition,
  dropTable,
  setReplicaIdentity,
  setRowSecurity,
} from './table.ts';
export { target } from './target.ts';
export {
  addTextSearchMapping,
  createTextSearchConfiguration,
  createTextSearchDictionary,
  dropTextSearchMapping,
  setTextSearchMapping,
  setTextSearchOptions,
  type TextSearchMapping,
} from './text-search.ts';
export { createTrigger, dropTrigger, setTriggerEnabled, triggerSettings } from './trigger.ts';
export { alterUserMapping, createUserMapping, dropUserMapping } from './user-mapping.ts';
export { createView } from './view.ts';
