import { type Column, type Identity, quoteIdentifier } from '@trellis/model';
import {
  addIdentity,
  dropIdentity,
  identityClause,
  identitySequence,
  identitySettings,
  target,
} from '../../ddl/index.ts';
import { columnOf, tableOf } from './column-of.ts';
import { type Kind, type Print, same } from './kind.ts';
import { catchUp, sequenceAlteration } from './sequence.ts';

/** An identity and its sequence. */
export const identityKind: Kind<'identity'> = {
  splitBy: 'key apart',
  create(node, around) {
    const [table, column] = [tableOf(node), columnOf(node, around.after)];
    return [
      ...addIdentity(table, column, identityClause(node.value, table)),
      ...identitySettings(table, { ...column, identity: withoutOwn(node.value) }),
      ...(around.before.nodes.has(node.object) ? catchUp(table, column) : []),
    ];
  },
  drop: (node) => dropIdentity(tableOf(node), node.path[2] ?? ''),
  alter(from, to, around) {
    const [was, is] = [from.value, to.value];
    if (was.unlogged !== is.unlogged) return 'replace';
    const table = tableOf(to);
    const statements: Print[] = [];
    const [old, now] = [columnOf(from, around.before), columnOf(to, around.after)];
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
  foldsIntoCreate: (node, parent) => parent.kind === 'column' && Object.keys(node.value).length > 0,
};

/** The comment and the privileges of the sequence are statements of their own. */
export function withoutOwn(identity: Identity): Identity {
  const { comment: _c, privileges: _p, ...rest } = identity;
  return rest;
}

/** The type of an identity's sequence: its own, or the column's. */
function typeOf(identity: Identity, column: Column): string {
  return identity.type ?? column.type;
}
