export { type Edge, edges, isRequired, type Reason } from './edge.ts';
export {
  type Catalog,
  type Claim,
  type Inherited,
  idsOf,
  isColumn,
  isMerged,
  type Node,
  type NodeOf,
} from './node.ts';
export {
  columnId,
  commentId,
  defaultId,
  domainDefaultId,
  identityId,
  inheritanceId,
  inheritanceLink,
  notNullId,
  ownerId,
  partitionId,
  partitionLink,
  privilegesId,
  schemaId,
  sequenceOwnerId,
  settingId,
  tableId,
} from './node-id.ts';
