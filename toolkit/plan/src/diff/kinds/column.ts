import { type Column, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { addIdentity, columnDefinition, identityClause, identitySettings, target } from '../../ddl/index.ts';
import { baseType, keepsRows, widens } from '../casts.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { attachmentsTo } from '../partition-rules.ts';
import type { Hazard } from '../plan.ts';
import { tableOf } from './column-of.ts';
import { conversionOf, judgeConversion } from './conversion.ts';
import { withoutOwn } from './identity.ts';
import { isGivenByParent, isTakenByParent, leavesChildren, withoutParentsDefault } from './inherited.ts';
import { hazard, type Kind, type Print, type Surroundings, same } from './kind.ts';
import { refersToRebuilt } from './rebuilt.ts';
import { refuseWhereRowTypeIsUsed } from './row-type.ts';
import { columnAsCreated } from './table.ts';

/** Columns: type and collation are altered in place; a generated column with another expression is made again. */
export const columnKind: Kind<'column'> = {
  splitBy: 'column apart',
  create(node, around) {
    const table = tableOf(node);
    if (isGivenByParent(node, around)) return withoutParentsDefault(node, around);
    const column = columnAsCreated(node, around.folded(node));
    if (column.default !== undefined || column.generated || column.identity)
      refuseWhereRowTypeIsUsed(node, around);
    const hazards = [];
    if (column.notNull && column.default === undefined && !column.identity && !column.generated)
      hazards.push(hazard.mayFail(`Fails if the table has rows: ${column.name} has no value for them.`));
    if (column.generated?.kind === 'stored' || column.identity)
      hazards.push(hazard.rewrites('Writes every row of the table.'));
    if (column.identity && hasChildren(node, around)) return addNumbered(column, table, hazards);
    return [
      {
        sql: `ALTER ${target.table(table)} ADD COLUMN ${columnDefinition(column, table)}`,
        hazards,
      },
      ...(column.identity
        ? identitySettings(table, { ...column, identity: withoutOwn(column.identity) })
        : []),
    ];
  },
  drop(node, around) {
    if (isTakenByParent(node, around)) return [];
    const table = tableOf(node);
    const generated = node.value.generated !== undefined;
    const alone = leavesChildren(node.id, around);
    if (!generated)
      around.lose({
        object: node.id,
        what: 'the column with all its values',
        table,
        column: node.value.name,
      });
    return [
      {
        sql: `ALTER ${alone ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table)} DROP COLUMN ${quoteIdentifier(node.value.name)}`,
        hazards: generated ? [] : [hazard.loses('All values of the column are gone.')],
      },
    ];
  },
  alter(from, to, around) {
    const [was, is] = [from.value, to.value];
    const retyped = was.type !== is.type || was.collation !== is.collation || refersToRebuilt(from, around);
    // What a table is partitioned by cannot be altered, be it by a parent.
    if (retyped && from.partitionKey) return 'rebuild whole';
    if (was.generated && !is.generated && was.generated.kind === 'stored') {
      // DROP EXPRESSION reaches a table's children and not theirs, which cannot take it off by themselves.
      if (above(from, around.before).some((one) => above(one, around.before).length > 0))
        return 'rebuild whole';
      if (isGivenByParent(to, around) || (from.merged && to.merged)) return [];
      const drop = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${quoteIdentifier(is.name)} DROP EXPRESSION`;
      return [drop, ...(retyped ? changeType(from, to, around) : [])];
    }
    if (!same(was.generated, is.generated) || (is.generated && refersToRebuilt(from, around)))
      return 'replace';
    if (is.generated && retyped) return 'replace';
    // PostgreSQL would have each of several parents altered along with the others.
    if (retyped && rootsOf(from, around.before).size > 1) return 'rebuild whole';
    if (!retyped || isGivenByParent(to, around)) return [];
    // The parent's column takes it along.
    if (from.merged && to.merged) return [];
    refuseWhereRowTypeIsUsed(from, around);
    return changeType(from, to, around);
  },
  invalidates(from, to, dependent, around) {
    const [was, is] = [from.value, to.value];
    if (was.type === is.type && was.collation === is.collation && !refersToRebuilt(from, around))
      return false;
    switch (dependent.kind) {
      case 'view':
      case 'rule':
      case 'policy':
      case 'routine':
      case 'trigger':
      case 'publication relation':
        return true;
      case 'column':
        return dependent.value.generated !== undefined;
      case 'setting':
        // A column begins anew with those of its type.
        return dependent.value.name === 'compression' || dependent.value.name === 'storage';
      case 'default':
        return !(modifierOnly(was, is) && !refersToRebuilt(from, around));
      case 'foreign key':
        return !alike(was.type, is.type);
      case 'index':
      case 'primary key':
      case 'unique':
        // PostgreSQL makes an index anew by itself, and a partition's under a name of its own choice.
        return (
          around.before.nodes.has(`setting attached to ${dependent.id}`) ||
          attachmentsTo(dependent.id, around.before).length > 0
        );
      default:
        return false;
    }
  },
  foldsIntoCreate: () => true,
};

/** Whether other tables inherit from a column's table, or are partitions of it. */
function hasChildren({ parent }: Node, { before, after }: Surroundings): boolean {
  return [before, after].some(({ nodes, dependents }) =>
    [...(dependents.get(parent ?? '') ?? [])].some((id) => {
      const link = nodes.get(id);
      return (link?.kind === 'inheritance' || link?.kind === 'partition') && link.object !== parent;
    }),
  );
}

/** A column with an identity where the table has children, to which PostgreSQL adds none in one statement. */
function addNumbered(column: Column, table: QualifiedName, hazards: readonly Hazard[]): readonly Print[] {
  const { identity, ...plain } = column;
  if (!identity) return [];
  const [on, name] = [`ALTER ${target.table(table)}`, quoteIdentifier(column.name)];
  return [
    { sql: `${on} ADD COLUMN ${columnDefinition({ ...plain, default: '0' }, table)}`, hazards },
    `${on} ALTER COLUMN ${name} DROP DEFAULT`,
    ...addIdentity(table, column, identityClause(identity, table)),
    `UPDATE ${qualifiedName(table)} SET ${name} = DEFAULT`,
    ...identitySettings(table, { ...column, identity: withoutOwn(identity) }),
  ];
}

/** The tables that a column comes from in the end. */
function rootsOf(node: Node, catalog: Catalog): Set<string> {
  const parents = above(node, catalog);
  return parents.length === 0
    ? new Set([node.id])
    : new Set(parents.flatMap((one) => [...rootsOf(one, catalog)]));
}

/** The columns of the parents that a column comes from, be it the table's own too. */
function above(node: Node, catalog: Catalog): readonly Node[] {
  return [...(node.inherited ? node.requires : []), ...(node.merged ?? [])].flatMap((id) => {
    const parent = catalog.nodes.get(id);
    return parent?.kind === 'column' ? [parent] : [];
  });
}

/** `ALTER COLUMN … TYPE`, by the cast that there is. */
function changeType(from: NodeOf<'column'>, to: NodeOf<'column'>, around: Surroundings): readonly Print[] {
  const [was, is] = [from.value, to.value];
  const column = quoteIdentifier(is.name);
  const collation = is.collation === undefined ? '' : ` COLLATE ${is.collation}`;
  const conversion = conversionOf(from, to, around);
  const { using, by, rounds } = conversion;
  judgeConversion(from, to, conversion, around);
  const keeps = keepsRows(was.type, is.type) && !refersToRebuilt(from, around);
  const mayFail = by !== 'automatic' || !widens(was.type, is.type);
  const hazards = [
    ...(keeps
      ? []
      : [hazard.rewrites('Writes every row of the table and rebuilds its indexes under an exclusive lock.')]),
    ...(mayFail ? [hazard.mayFail(`Fails if a value of ${is.name} is no ${is.type}.`)] : []),
    ...(rounds ? [hazard.loses(`Its values lose what ${is.type} does not hold.`)] : []),
  ];
  const alter = `ALTER ${target.table(tableOf(to))} ALTER COLUMN ${column} TYPE ${is.type}${collation}`;
  return [{ sql: using === undefined ? alter : `${alter} USING ${using}`, hazards }];
}

function modifierOnly(was: Column, is: Column): boolean {
  return baseType(was.type) === baseType(is.type);
}

/** Whether values of the two types compare, so that a foreign key outlives the change of one side. */
function alike(a: string, b: string): boolean {
  const families = [
    ['smallint', 'integer', 'bigint'],
    ['text', 'character varying'],
  ];
  const [one, other] = [baseType(a), baseType(b)];
  return one === other || families.some((family) => family.includes(one) && family.includes(other));
}
