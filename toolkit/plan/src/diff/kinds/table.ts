import { type Column, objectId, type QualifiedName, quoteIdentifier, type Table } from '@trellis/model';
import { generatedName, qualifiedName } from '@trellis/model/internal';
import { attachPartition, createTable, detachPartition, identitySettings, target } from '../../ddl/index.ts';
import type { NodeOf } from '../node.ts';
import { constraintOf, isConstraint } from './constraint.ts';
import { conversionOf, judgeConversion } from './conversion.ts';
import { withoutOwn } from './identity.ts';
import { withoutParentsDefault } from './inherited.ts';
import { hazard, type Kind, type Surroundings, same } from './kind.ts';
import { constraintName } from './not-null.ts';
import { refersToRebuilt } from './rebuilt.ts';
import { catchUp } from './sequence.ts';

/** Tables. What cannot be altered (how it is partitioned) makes the table anew and moves the rows. */
export const tableKind: Kind<'table'> = {
  create(node, around) {
    const table = tableAsCreated(node, around);
    const constraints = around
      .folded(node)
      .flatMap((part) => (isConstraint(part) ? [constraintOf(part)] : []));
    // What a child says differently of what a parent gives it are statements of their own.
    const parts = Object.fromEntries(
      table.columns
        .filter((column) => column.local === false && !table.partitionOf)
        .map((column) => [column.name, { default: false, notNull: false }]),
    );
    return [
      ...createTable(table, { constraints, parts }),
      ...around
        .folded(node)
        .flatMap((part) =>
          part.kind === 'column' && node.value.inherits ? withoutParentsDefault(part, around) : [],
        ),
      ...table.columns.flatMap((column) =>
        column.identity ? identitySettings(table, { ...column, identity: withoutOwn(column.identity) }) : [],
      ),
    ];
  },
  drop(node, around) {
    if (around.isRebuilt(node.id)) return [`DROP ${target.table(around.parkedName(node.value))}`];
    around.lose({
      object: node.id,
      what: 'the table with all its rows',
      table: { schema: node.value.schema, name: node.value.name },
    });
    return [
      { sql: `DROP ${target.table(node.value)}`, hazards: [hazard.loses('All rows of the table are gone.')] },
    ];
  },
  alter: () => 'rebuild',
  mustRebuild: (from, to, around) => !keepsLocality(from.value, to.value, around),
  park: (node, parked) => [`ALTER ${target.table(node.value)} RENAME TO ${quoteIdentifier(parked.name)}`],
  move(from, to, around) {
    const kept = to.value.columns.filter((column) => isCopied(from.value, column));
    if (kept.length === 0) return [];
    const names = kept.map((column) => quoteIdentifier(column.name)).join(', ');
    const values = kept.map((column) => movedValue(from, column, around)).join(', ');
    const overriding = kept.some((column) => column.identity) ? ' OVERRIDING SYSTEM VALUE' : '';
    return [
      {
        sql: `INSERT INTO ${qualifiedName(to.value)} (${names})${overriding} SELECT ${values} FROM ${from.value.partitionBy === undefined ? 'ONLY ' : ''}${qualifiedName(around.parkedName(from.value))}`,
        hazards: [hazard.rewrites('Copies every row into the table made anew.')],
      },
      ...kept.flatMap((column) => (column.identity ? catchUp(to.value, column) : [])),
    ];
  },
};

/** What a column of the table made anew takes from the old one's of that name: assigned where that casts by itself. */
function movedValue(table: NodeOf<'table'>, column: Column, around: Surroundings): string {
  const name = quoteIdentifier(column.name);
  const id = objectId('column', [table.value.schema, table.value.name, column.name]);
  const [from, to] = [around.before.nodes.get(id), around.after.nodes.get(id)];
  if (from?.kind !== 'column' || to?.kind !== 'column') return name;
  if (from.value.type === column.type && column.using === undefined && !refersToRebuilt(from, around))
    return name;
  const conversion = conversionOf(from, to, around);
  judgeConversion(from, to, conversion, around);
  return conversion.using ?? name;
}

/**
 * Whether what a table's columns are (its own, its parents') comes out right by altering it. A column that is
 * there becomes its own when the parent is left, and stays its own when it is inherited too.
 */
function keepsLocality(from: Table, to: Table, around: Surroundings): boolean {
  if (to.partitionOf) return true;
  const kept = keptParents(from.inherits ?? [], to.inherits ?? []);
  const gives = (column: string) =>
    kept.some((parent) => around.after.nodes.has(objectId('column', [parent.schema, parent.name, column])));
  return to.columns.every((column) => {
    const old = from.columns.find((one) => one.name === column.name);
    if (column.local === false) return gives(column.name) && (old === undefined || old.local === false);
    return old?.local !== false || !gives(column.name);
  });
}

/** Whether a rebuilt table's column takes its values from the old one. */
function isCopied(from: Table, column: Column): boolean {
  return !column.generated && from.columns.some((one) => one.name === column.name);
}

/** The table as its `CREATE TABLE` says it: with the parts that are created within it. */
export function tableAsCreated(node: NodeOf<'table'>, around: Surroundings): Table {
  const folded = around.folded(node);
  const has = (id: string) => folded.some((part) => part.id === id);
  const setting = (name: string) => has(`setting ${name} ${node.id}`);
  const columns = folded.flatMap((part) =>
    part.kind === 'column' ? [withNotNullName(columnAsCreated(part, folded), node, around)] : [],
  );
  const constraints = <K extends 'unique' | 'check' | 'exclusion' | 'primary key'>(kind: K) =>
    folded.flatMap((part) => (part.kind === kind ? [part.value as never] : []));
  const key = folded.find((part) => part.kind === 'primary key');
  const { schema, name, partitionBy, ofType, inherits, unlogged } = node.value;
  const { storageParameters, accessMethod, tablespace, partitionOf } = node.value;
  const order = node.value.columns.map((column) => column.name);
  columns.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return withoutUndefined({
    schema,
    name,
    columns,
    primaryKey: key?.kind === 'primary key' ? key.value : undefined,
    uniques: constraints('unique'),
    foreignKeys: [],
    checks: constraints('check'),
    exclusions: constraints('exclusion'),
    indexes: [],
    triggers: [],
    rules: [],
    policies: [],
    partitionBy,
    // Attached by a statement of its own; here it tells that its columns are written out.
    partitionOf,
    ofType,
    inherits: has(`inheritance ${node.id}`) ? inherits : undefined,
    unlogged: setting('persistence') ? unlogged : undefined,
    storageParameters: setting('storage parameters') ? storageParameters : undefined,
    accessMethod: setting('access method') ? accessMethod : undefined,
    tablespace: setting('tablespace') ? tablespace : undefined,
  });
}

/**
 * A column whose NOT NULL says its name where PostgreSQL would make another: a partition has that of its partitioned
 * table, and what a table made anew has the old one still holds.
 */
function withNotNullName(column: Column, table: NodeOf<'table'>, around: Surroundings): Column {
  const { schema, name } = table.value;
  const node = around.after.nodes.get(`not null ${objectId('column', [schema, name, column.name])}`);
  const says = table.value.partitionOf !== undefined || around.isRebuilt(table.id);
  if (node?.kind !== 'not null' || !column.notNull || !says || !around.keepsNotNull) return column;
  const known = constraintName(node, around.after);
  if (!around.isRebuilt(table.id) && known === generatedName(name, column.name, 'not_null')) return column;
  return { ...column, notNullConstraint: { ...column.notNullConstraint, name: known } };
}

/** The column as `CREATE TABLE` or `ADD COLUMN` says it: with the parts that are created within it. */
export function columnAsCreated(node: NodeOf<'column'>, folded: readonly { readonly id: string }[]): Column {
  const has = (id: string) => folded.some((part) => part.id === id);
  const { name, type, collation, generated, local } = node.value;
  const path = node.id.slice('column '.length);
  return withoutUndefined({
    name,
    type,
    collation,
    generated,
    local,
    notNull: has(`not null ${node.id}`) ? node.value.notNull : undefined,
    notNullConstraint: has(`not null ${node.id}`) ? node.value.notNullConstraint : undefined,
    default: has(`default ${path}`) ? node.value.default : undefined,
    identity: has(`identity ${node.id}`) ? node.value.identity : undefined,
    compression: has(`setting compression ${node.id}`) ? node.value.compression : undefined,
  });
}

/** A partition of a partitioned table. */
export const partitionKind: Kind<'partition'> = {
  create: (node, around) => attachPartition(tableOf(node, around.after)),
  drop(node, around) {
    const table = tableOf(node, around.before);
    const detach = detachPartition(table);
    if (around.action(node.object) === 'drop') return detach;
    // It keeps its copies of the foreign keys, unless those have gone with the partitioned table's.
    const copies = table.foreignKeys.filter((key) => key.local === false);
    return [
      ...detach,
      ...copies.map(
        ({ name }) => `ALTER ${target.table(table)} DROP CONSTRAINT IF EXISTS ${quoteIdentifier(name)}`,
      ),
    ];
  },
};

/** The parents that a table is not parted from: new ones come last, so others in between have to go first. */
function keptParents(from: readonly QualifiedName[], to: readonly QualifiedName[]): readonly QualifiedName[] {
  const kept = from.filter((parent) => isAmong(parent, to));
  const inOrder = kept.findIndex((parent, i) => !same(parent, to[i]));
  return inOrder < 0 ? kept : kept.slice(0, inOrder);
}

function isAmong(parent: QualifiedName, list: readonly QualifiedName[]): boolean {
  return list.some((other) => same(parent, other));
}

/** What a table inherits from. */
export const inheritanceKind: Kind<'inheritance'> = {
  splitBy: 'key apart',
  create: (node) => node.value.map((parent) => `ALTER ${node.target} INHERIT ${qualifiedName(parent)}`),
  drop: (node) => node.value.map((parent) => `ALTER ${node.target} NO INHERIT ${qualifiedName(parent)}`),
  alter(from, to) {
    const kept = keptParents(from.value, to.value);
    const [gone, added] = [from.value, to.value].map((list) => list.filter((one) => !isAmong(one, kept)));
    return [
      ...(gone ?? []).map((parent) => `ALTER ${to.target} NO INHERIT ${qualifiedName(parent)}`),
      ...(added ?? []).map((parent) => `ALTER ${to.target} INHERIT ${qualifiedName(parent)}`),
    ];
  },
  foldsIntoCreate: () => true,
};

function tableOf(node: NodeOf<'partition'>, catalog: Surroundings['after']): Table {
  const table = catalog.nodes.get(node.object);
  if (table?.kind !== 'table') throw new Error(`Expected the table of ${node.id} in the catalog.`);
  return table.value;
}

function withoutUndefined<T extends object>(value: { [P in keyof T]: T[P] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
