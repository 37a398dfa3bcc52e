import type { Column, Table } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import type { ChangeValues } from '../change/index.ts';
import {
  columnId,
  defaultId,
  identityId,
  inheritanceId,
  isColumn,
  type NodeOf,
  notNullId,
  settingId,
} from '../node/index.ts';
import type { PlanContext } from '../operation/index.ts';
import { constraintName } from './not-null-name.ts';

/** The table as its `CREATE TABLE` describes it: with the parts that are folded into it. */
export function tableAsCreated(node: NodeOf<'table'>, context: PlanContext): Table {
  const folded = context.folded(node);
  const parts = idsOfNodes(folded);
  const has = (id: string) => parts.has(id);
  const setting = (name: string) => has(settingId(name, node.id));
  const columns = folded.flatMap((part) =>
    isColumn(part) ? [withNotNullName(columnAsCreated(part, parts), node, context)] : [],
  );
  const constraints = <K extends 'unique' | 'check' | 'exclusion' | 'primary key'>(kind: K) =>
    folded.flatMap((part) => (part.kind === kind ? [part.value as ChangeValues[K]] : []));
  const { schema, name, partitionBy, ofType, inherits, unlogged } = node.value;
  const { storageParameters, accessMethod, tablespace, partitionOf, foreign } = node.value;
  const order = new Map(node.value.columns.map((column, position) => [column.name, position]));
  columns.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
  return withoutUndefined({
    schema,
    name,
    columns,
    primaryKey: constraints('primary key')[0],
    uniques: constraints('unique'),
    foreignKeys: [],
    checks: constraints('check'),
    exclusions: constraints('exclusion'),
    indexes: [],
    triggers: [],
    rules: [],
    policies: [],
    partitionBy,
    // A statement of its own attaches it; here it means that CREATE TABLE lists all columns.
    partitionOf,
    ofType,
    inherits: has(inheritanceId(node.id)) ? inherits : undefined,
    unlogged: setting('persistence') ? unlogged : undefined,
    storageParameters: setting('storage parameters') ? storageParameters : undefined,
    accessMethod: setting('access method') ? accessMethod : undefined,
    tablespace: setting('tablespace') ? tablespace : undefined,
    foreign: foreign && (setting('foreign options') ? foreign : { server: foreign.server }),
  });
}

/**
 * A column with the name of its NOT NULL, if PostgreSQL would generate another: a partition's has the name of the
 * partitioned table's, and in a rebuild the old table still has the generated name.
 */
function withNotNullName(column: Column, table: NodeOf<'table'>, context: PlanContext): Column {
  const { schema, name } = table.value;
  const node = context.after.find('not null', notNullId(columnId({ schema, name }, column.name)));
  const mayDiffer = table.value.partitionOf !== undefined || context.isRebuilt(table.id);
  if (!node || !column.notNull || !mayDiffer || !context.keepsNotNull) return column;
  const known = constraintName(node, context.after);
  if (!context.isRebuilt(table.id) && known === generatedName(name, column.name, 'not_null')) return column;
  return { ...column, notNullConstraint: { ...column.notNullConstraint, name: known } };
}

/**
 * The column as `CREATE TABLE` or `ADD COLUMN` describes it.
 *
 * @param parts the ids of the nodes that are folded into that statement
 */
export function columnAsCreated(node: NodeOf<'column'>, parts: ReadonlySet<string>): Column {
  const has = (id: string) => parts.has(id);
  const { name, type, collation, generated, local } = node.value;
  return withoutUndefined({
    name,
    type,
    collation,
    generated,
    local,
    notNull: has(notNullId(node.id)) ? node.value.notNull : undefined,
    notNullConstraint: has(notNullId(node.id)) ? node.value.notNullConstraint : undefined,
    default: has(defaultId(node.path)) ? node.value.default : undefined,
    identity: has(identityId(node.id)) ? node.value.identity : undefined,
    compression: has(settingId('compression', node.id)) ? node.value.compression : undefined,
    foreignOptions: has(settingId('foreign options', node.id)) ? node.value.foreignOptions : undefined,
  });
}

/** The ids of nodes. */
export function idsOfNodes(nodes: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(nodes.map(({ id }) => id));
}

function withoutUndefined<T extends object>(value: { [P in keyof T]: T[P] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
