import type { ChangeKind } from '../../diff/index.ts';
import type { BumpRule } from '../rule.ts';
import { cast } from './cast.ts';
import { column, columnDefault, identity, notNull } from './column.ts';
import { constraint, foreignKey, index } from './constraint.ts';
import { foreignServer, userMapping } from './foreign-data.ts';
import { eventTrigger, operator, operatorClass, operatorFamily } from './operator.ts';
import { publication, published, publishedTable } from './publication.ts';
import {
  access,
  child,
  memberPrivileges,
  privileges,
  routine,
  setting,
  table,
  view,
  withSettings,
} from './relation.ts';
import { collation, textSearch, textSearchMapping } from './text-search.ts';
import { enumType, valueType } from './type.ts';

const unnoticed: BumpRule<ChangeKind> = (_, rate) => rate('patch', 'It affects neither readers nor writers.');

/** The rule of every kind. */
export const bumpRules: { readonly [K in ChangeKind]: BumpRule<K> } = {
  schema: withSettings,
  extension: withSettings,
  collation,
  enum: enumType,
  domain: valueType,
  'domain default': (_, rate) => rate('minor', 'The default changes for rows inserted without a value.'),
  'domain constraint': constraint,
  'composite type': valueType,
  'range type': valueType,
  sequence: withSettings,
  routine,
  'text search dictionary': textSearch,
  'text search configuration': textSearch,
  'text search mapping': textSearchMapping,
  table,
  inheritance: child,
  column,
  default: columnDefault,
  'not null': notNull,
  identity,
  'sequence owner': unnoticed,
  'primary key': constraint,
  unique: constraint,
  check: constraint,
  exclusion: constraint,
  index,
  partition: child,
  distribution: (_, rate) => rate('patch', 'Its rows are stored on other nodes.'),
  'foreign key': foreignKey,
  setting,
  view,
  statistics: unnoticed,
  rule: access,
  trigger: access,
  policy: access,
  cast,
  operator,
  'operator family': operatorFamily,
  'operator class': operatorClass,
  'event trigger': eventTrigger,
  publication,
  'publication relation': publishedTable,
  'publication namespace': published,
  'foreign data wrapper': foreignServer,
  'foreign server': foreignServer,
  'user mapping': userMapping,
  owner: unnoticed,
  privileges,
  'member privileges': memberPrivileges,
  comment: unnoticed,
  'default privilege': unnoticed,
  session: unnoticed,
  position: unnoticed,
  'named value': unnoticed,
};

/** The kinds whose names programs use. */
export const namedByPrograms: ReadonlySet<ChangeKind> = new Set([
  'table',
  'column',
  'view',
  'enum',
  'domain',
  'composite type',
  'range type',
  'routine',
  'schema',
  'publication',
  'collation',
  'text search dictionary',
  'text search configuration',
]);
