import type { ChangeKind } from '../change.ts';
import type { Node } from '../node.ts';
import { commentKind, defaultPrivilegeKind, ownerKind, privilegesKind } from './annotation.ts';
import { columnKind } from './column.ts';
import { defaultKind } from './column-parts.ts';
import { checkKind, exclusionKind, foreignKeyKind, primaryKeyKind, uniqueKind } from './constraint.ts';
import { identityKind } from './identity.ts';
import { indexKind } from './index-kind.ts';
import type { Kind } from './kind.ts';
import { notNullKind } from './not-null.ts';
import { publicationKind, publicationNamespaceKind, publicationRelationKind } from './publication.ts';
import { routineKind, statisticsKind } from './routine.ts';
import { extensionKind, schemaKind } from './schema.ts';
import { sequenceKind, sequenceOwnerKind } from './sequence.ts';
import { settingKind } from './setting.ts';
import { inheritanceKind, partitionKind, tableKind } from './table.ts';
import { policyKind, ruleKind, triggerKind } from './triggers.ts';
import {
  compositeTypeKind,
  domainConstraintKind,
  domainDefaultKind,
  domainKind,
  enumKind,
  rangeTypeKind,
} from './types.ts';
import { viewKind } from './view.ts';

/** A kind that stands in the catalog; what a session is told does not. */
export type CatalogKind = Exclude<ChangeKind, 'session'>;

/** All kinds, in the order in which they are created when nothing else decides. */
export const kinds: { readonly [K in CatalogKind]: Kind<K> } = {
  schema: schemaKind,
  extension: extensionKind,
  enum: enumKind,
  domain: domainKind,
  'domain default': domainDefaultKind,
  'domain constraint': domainConstraintKind,
  'composite type': compositeTypeKind,
  'range type': rangeTypeKind,
  sequence: sequenceKind,
  routine: routineKind,
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
  owner: ownerKind,
  privileges: privilegesKind,
  comment: commentKind,
  'default privilege': defaultPrivilegeKind,
};

/** A kind's place in the order of creation. */
export const rankOf: ReadonlyMap<string, number> = new Map(Object.keys(kinds).map((kind, i) => [kind, i]));

/** What the engine knows about the objects of a node's kind. */
export function kindOf(node: Node): Kind<ChangeKind> {
  return kinds[node.kind as CatalogKind] as unknown as Kind<ChangeKind>;
}
