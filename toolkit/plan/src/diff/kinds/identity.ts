import { type Column, type Identity, quoteIdentifier } from '@trellis/model';
import { same } from '@trellis/model/internal';
import {
  addIdentity,
  dropIdentity,
  identityClause,
  identitySequence,
  identitySettings,
  target,
} from '../../ddl/index.ts';
import { type Catalog, identityId, isColumn, type NodeOf, settingId, tableId } from '../node/index.ts';
import { isRecreated, type Kind, type PlanContext, type Print } from '../operation/index.ts';
import { countingOf } from '../positions/index.ts';
import { refuseWhereDistributed } from './fixed-identity.ts';
import { columnOf, tableOf } from './part-of.ts';
import { sequenceAlteration } from './sequence.ts';

/** Identities and their sequences. */
export const identityKind: Kind<'identity'> = {
  splitBy: 'key apart',
  isBeforeRows: () => true,
  create(node, context) {
    refuseWhereDistributed(node, context);
    const [table, column] = [tableOf(node), columnOf(node, context.after)];
    return [
      ...addIdentity(table, column, identityClause(node.value, table)),
      ...identitySettings(table, { ...column, identity: withoutOwn(node.value) }),
    ];
  },
  drop(node, context) {
    refuseWhereDistributed(node, context);
    return dropIdentity(tableOf(node), node.path[2] ?? '');
  },
  alter(from, to, context) {
    refuseWhereDistributed(to, context);
    const [was, is] = [from.value, to.value];
    const table = tableOf(to);
    const statements: Print[] = [];
    const [old, now] = [columnOf(from, context.before), columnOf(to, context.after)];
    const [oldName, name] = [identitySequence(table, old), identitySequence(table, now)];
    if (!same(oldName, name))
      statements.push(`ALTER ${target.sequence(oldName)} RENAME TO ${quoteIdentifier(name.name)}`);
    if (was.generation !== is.generation)
      statements.push(
        `ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(now.name)} SET GENERATED ${is.generation.toUpperCase()}`,
      );
    statements.push(
      ...sequenceAlteration(name, { ...was, type: typeOf(was, old) }, { ...is, type: typeOf(is, now) }),
    );
    if (was.unlogged !== is.unlogged)
      statements.push(
        `ALTER ${target.sequence(name)} SET ${isUnlogged(to, context.after) ? 'UNLOGGED' : 'LOGGED'}`,
      );
    return statements;
  },
  // A table that becomes logged or unlogged changes the sequences of its identities.
  order(operation, operations) {
    const { node, verb } = operation;
    if (verb === 'drop' || !node.table || operations.get('create', tableId(node.table))) return;
    for (const change of ['create', 'drop'] as const)
      operations.order(
        operations.get(change, settingId('persistence', tableId(node.table))),
        operation,
        'persistence',
      );
  },
  foldsIntoCreate: (node, parent) => isColumn(parent) && Object.keys(node.value).length > 0,
};

/** An identity without the comment and privileges of its sequence, which are statements of their own. */
export function withoutOwn(identity: Identity): Identity {
  const { comment: _c, privileges: _p, ...rest } = identity;
  return rest;
}

/**
 * The statements before the type of an identity column is narrowed. PostgreSQL gives the sequence the type of the column
 * in the same statement, so its bounds and its position must fit the new type by then.
 */
export function beforeNarrowing(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  context: PlanContext,
): readonly string[] {
  const [was, is] = [from.value.identity, to.value.identity];
  if (!was || !is || isRecreated(context.action(identityId(from.id)))) return [];
  const type = typeOf(was, from.value);
  const [old, now] = [countingOf({ ...was, type }), countingOf({ ...is, type: typeOf(is, to.value) })];
  const limits = countingOf({ type: to.value.type, increment: '1' });
  const lowest = -limits.max - 1n;
  if (old.max <= limits.max && old.min >= lowest && old.start <= limits.max && old.start >= lowest) return [];
  const fit = (value: bigint) => String(value > limits.max ? limits.max : value < lowest ? lowest : value);
  return sequenceAlteration(
    identitySequence(tableOf(from), from.value),
    { ...was, type },
    { ...was, type, minValue: fit(now.min), maxValue: fit(now.max), start: fit(now.start) },
  );
}

/** The type of an identity's sequence: its own, or the column's. */
function typeOf(identity: Identity, column: Column): string {
  return identity.type ?? column.type;
}

/** Whether an identity's sequence is unlogged: by itself, or as its table. */
function isUnlogged({ value, table }: NodeOf<'identity'>, { nodes }: Catalog): boolean {
  if (value.unlogged !== undefined) return value.unlogged;
  const persistence = table && nodes.get(settingId('persistence', tableId(table)));
  return persistence !== undefined;
}
