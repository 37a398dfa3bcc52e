import {
  type Cast,
  type EventTrigger,
  type Operator,
  type QualifiedName,
  quoteIdentifier,
  type Routine,
  type Table,
  type UserMapping,
  type View,
} from '@trellis/model';
import { qualifiedName, qualifiedOperator, roleName } from '@trellis/model/internal';

/**
 * The name of an object with its kind, for statements that take any kind: after `COMMENT ON`, `DROP`,
 * `ALTER` (`… OWNER TO`) and, except for `VIEW`, `FOREIGN TABLE` and `SERVER`, `GRANT … ON`.
 *
 * @example target.table({ schema: 'public', name: 'orders' }) // 'TABLE "public"."orders"'
 * @example target.trigger(orders, 'stamp') // 'TRIGGER "stamp" ON "public"."orders"'
 */
export const target = {
  schema: (name: string) => `SCHEMA ${quoteIdentifier(name)}`,
  publication: (name: string) => `PUBLICATION ${quoteIdentifier(name)}`,
  cast: ({ source, target: to }: Pick<Cast, 'source' | 'target'>) => `CAST (${source} AS ${to})`,
  operator: ({ left = 'NONE', right, ...of }: Pick<Operator, 'schema' | 'name' | 'left' | 'right'>) =>
    `OPERATOR ${qualifiedOperator(of)} (${left}, ${right})`,
  operatorFamily: ({ method, ...of }: QualifiedName & { readonly method: string }) =>
    `OPERATOR FAMILY ${qualifiedName(of)} USING ${quoteIdentifier(method)}`,
  operatorClass: ({ method, ...of }: QualifiedName & { readonly method: string }) =>
    `OPERATOR CLASS ${qualifiedName(of)} USING ${quoteIdentifier(method)}`,
  eventTrigger: ({ name }: Pick<EventTrigger, 'name'>) => `EVENT TRIGGER ${quoteIdentifier(name)}`,
  foreignDataWrapper: (name: string) => `FOREIGN DATA WRAPPER ${quoteIdentifier(name)}`,
  foreignServer: (name: string) => `SERVER ${quoteIdentifier(name)}`,
  userMapping: ({ role, server }: Pick<UserMapping, 'role' | 'server'>) =>
    `USER MAPPING FOR ${roleName(role)} SERVER ${quoteIdentifier(server)}`,
  extension: (name: string) => `EXTENSION ${quoteIdentifier(name)}`,
  type: (of: QualifiedName) => `TYPE ${qualifiedName(of)}`,
  domain: (of: QualifiedName) => `DOMAIN ${qualifiedName(of)}`,
  sequence: (of: QualifiedName) => `SEQUENCE ${qualifiedName(of)}`,
  table: (of: QualifiedName & Pick<Table, 'foreign'>) =>
    `${of.foreign ? 'FOREIGN TABLE' : 'TABLE'} ${qualifiedName(of)}`,
  view: (of: QualifiedName & Pick<View, 'materialized'>) =>
    `${of.materialized ? 'MATERIALIZED VIEW' : 'VIEW'} ${qualifiedName(of)}`,
  column: (of: QualifiedName, column: string) => `COLUMN ${qualifiedName(of)}.${quoteIdentifier(column)}`,
  constraint: (of: QualifiedName, name: string) =>
    `CONSTRAINT ${quoteIdentifier(name)} ON ${qualifiedName(of)}`,
  domainConstraint: (of: QualifiedName, name: string) =>
    `CONSTRAINT ${quoteIdentifier(name)} ON DOMAIN ${qualifiedName(of)}`,
  index: (of: QualifiedName) => `INDEX ${qualifiedName(of)}`,
  trigger: (of: QualifiedName, name: string) => `TRIGGER ${quoteIdentifier(name)} ON ${qualifiedName(of)}`,
  rule: (of: QualifiedName, name: string) => `RULE ${quoteIdentifier(name)} ON ${qualifiedName(of)}`,
  policy: (of: QualifiedName, name: string) => `POLICY ${quoteIdentifier(name)} ON ${qualifiedName(of)}`,
  collation: (of: QualifiedName) => `COLLATION ${qualifiedName(of)}`,
  textSearchDictionary: (of: QualifiedName) => `TEXT SEARCH DICTIONARY ${qualifiedName(of)}`,
  textSearchConfiguration: (of: QualifiedName) => `TEXT SEARCH CONFIGURATION ${qualifiedName(of)}`,
  statistics: (of: QualifiedName) => `STATISTICS ${qualifiedName(of)}`,
  routine: (of: QualifiedName & Pick<Routine, 'kind' | 'arguments'>) =>
    `${routineWord[of.kind]} ${qualifiedName(of)}(${of.arguments})`,
};

/** `ROUTINE` for an aggregate: unlike `AGGREGATE`, it accepts plain argument types for every kind of aggregate. */
const routineWord = {
  function: 'FUNCTION',
  window: 'FUNCTION',
  procedure: 'PROCEDURE',
  aggregate: 'ROUTINE',
} as const;
