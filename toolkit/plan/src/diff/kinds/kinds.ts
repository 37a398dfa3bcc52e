import type { KindName } from '@trellis/model';
import type { ChangeKind } from '../change/index.ts';
import type { Node } from '../node/index.ts';
import type { CatalogKind, Kind } from '../operation/index.ts';
import { commentKind, ownerKind } from './annotation.ts';
import { castKind } from './cast.ts';
import { collationKind } from './collation.ts';
import { columnKind } from './column.ts';
import { defaultKind } from './column-parts.ts';
import { compositeTypeKind } from './composite-type.ts';
import { checkKind, exclusionKind, foreignKeyKind, primaryKeyKind, uniqueKind } from './constraint.ts';
import { distributionKind } from './distribution.ts';
import { domainConstraintKind, domainDefaultKind, domainKind } from './domain.ts';
import { enumKind } from './enum.ts';
import { eventTriggerKind } from './event-trigger.ts';
import { foreignDataWrapperKind, foreignServerKind, userMappingKind } from './foreign-data.ts';
import { identityKind } from './identity.ts';
import { indexKind } from './index-kind.ts';
import { inheritanceKind } from './inheritance.ts';
import { memberPrivilegesKind } from './member-privileges.ts';
import { notNullKind } from './not-null.ts';
import { operatorKind } from './operator.ts';
import { operatorClassKind, operatorFamilyKind } from './operator-class.ts';
import { partitionKind } from './partition.ts';
import { defaultPrivilegeKind, privilegesKind } from './privileges.ts';
import { publicationKind, publicationNamespaceKind, publicationRelationKind } from './publication.ts';
import { rangeTypeKind } from './range-type.ts';
import { routineKind, statisticsKind } from './routine.ts';
import { extensionKind, schemaKind } from './schema.ts';
import { sequenceKind } from './sequence.ts';
import { sequenceOwnerKind } from './sequence-owner.ts';
import { settingKind } from './setting.ts';
import { tableKind } from './table.ts';
import {
  textSearchConfigurationKind,
  textSearchDictionaryKind,
  textSearchMappingKind,
} from './text-search.ts';
import { policyKind, ruleKind, triggerKind } from './triggers.ts';
import { viewKind } from './view.ts';

/** All kinds of nodes. */
const kinds: { readonly [K in CatalogKind]: Kind<K> } = {
  schema: schemaKind,
  extension: extensionKind,
  collation: collationKind,
  enum: enumKind,
  domain: domainKind,
  'domain default': domainDefaultKind,
  'domain constraint': domainConstraintKind,
  'composite type': compositeTypeKind,
  'range type': rangeTypeKind,
  sequence: sequenceKind,
  routine: routineKind,
  cast: castKind,
  'text search dictionary': textSearchDictionaryKind,
  'text search configuration': textSearchConfigurationKind,
  'text search mapping': textSearchMappingKind,
  operator: operatorKind,
  'operator family': operatorFamilyKind,
  'operator class': operatorClassKind,
  table: tableKind,
  inheritance: inheritanceKind,
  column: columnKind,
  default: defaultKind,
  'not null': notNullKind,
  identity: identityKind,
  'sequence owner': sequenceOwnerKind,
  'primary key': primaryKeyKind,
  unique: uniqueKind,
  check: checkKind,
  exclusion: exclusionKind,
  index: indexKind,
  partition: partitionKind,
  distribution: distributionKind,
  'foreign key': foreignKeyKind,
  setting: settingKind,
  view: viewKind,
  statistics: statisticsKind,
  rule: ruleKind,
  trigger: triggerKind,
  policy: policyKind,
  publication: publicationKind,
  'publication relation': publicationRelationKind,
  'publication namespace': publicationNamespaceKind,
  'foreign data wrapper': foreignDataWrapperKind,
  'foreign server': foreignServerKind,
  'user mapping': userMappingKind,
  owner: ownerKind,
  privileges: privilegesKind,
  'member privileges': memberPrivilegesKind,
  comment: commentKind,
  'event trigger': eventTriggerKind,
  'default privilege': defaultPrivilegeKind,
};

/** All kinds, without their names. */
export const allKinds: readonly Kind<ChangeKind>[] = Object.values(kinds) as unknown as Kind<ChangeKind>[];

/** What the planner knows about the objects of a node's kind. */
export function kindOf(node: Node): Kind<ChangeKind> {
  return kinds[node.kind as CatalogKind] as unknown as Kind<ChangeKind>;
}

/** What the planner knows about a kind. Undefined for a part that has no nodes, such as an attribute. */
export function kindNamed(name: KindName): Kind<ChangeKind> | undefined {
  return (kinds as Readonly<Record<string, unknown>>)[name] as Kind<ChangeKind> | undefined;
}
