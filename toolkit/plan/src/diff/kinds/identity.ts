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
import type { Kind, Print } from '../operation/index.ts';
import { columnOf, tableOf } from './part-of.ts';
import { catchUp, sequenceAlteration } from './sequence.ts';

/** Identities and their sequences. */
export const identityKind: Kind<'identity'> = {
  splitBy: 'key apart',
  isBeforeRows: () => true,
  create(node, context) {
    const [table, column] = [tableOf(node), columnOf(node, context.after)];
    return [
      ...addIdentity(table, column, identityClause(node.value, table)),
      ...identitySettings(table, { ...column, identity: withoutOwn(node.value) }),
      ...(context.before.nodes.has(node.object) ? catchUp(table, column) : []),
    ];
  },
  drop: (node) => dropIdentity(tableOf(node), node.path[2] ?? ''),
  alter(from, to, context) {
    const [was, is] = [from.value, to.value];
    if (was.unlogged !== is.unlogged) return 'replace';
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
    return statements;
  },
  foldsIntoCreate: (node, parent) => parent.position !== undefined && Object.keys(node.value).length > 0,
};

/** An identity without the comment and privileges of its sequence, which are statements of their own. */
export function withoutOwn(identity: Identity): Identity {
  const { comment: _c, privileges: _p, ...rest } = identity;
  return rest;
}

/** The type of an identity's sequence: its own, or the column's. */
function typeOf(identity: Identity, column: Column): string {
  return identity.type ?? column.type;
}
