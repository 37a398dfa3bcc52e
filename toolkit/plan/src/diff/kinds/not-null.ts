import { objectId, quoteIdentifier } from '@trellis/model';
import { generatedName, qualifiedName } from '@trellis/model/internal';
import { setNotNull, target } from '../../ddl/index.ts';
import { partitionLink } from '../flatten/attached.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { columnOf, tableOf } from './column-of.ts';
import { isGivenByParent, isGone, isTakenByParent, leavesChildren } from './inherited.ts';
import { hazard, type Kind, type Print, type Surroundings, same } from './kind.ts';

/**
 * `NOT NULL` of a column. From PostgreSQL 18 on it is a constraint, which a parent gives its children and which a
 * child may have of its own too; before, it is a mark of each column that statements on a parent take along.
 */
export const notNullKind: Kind<'not null'> = {
  splitBy: 'key apart',
  create(node, around) {
    const above = given(node, around.after);
    if (isGivenByParent(node, around) && above && isGivenNow(node, above, around))
      return above.value.notValid && !node.value.notValid ? [validate(node, around.after)] : [];
    const column = columnOf(node, around.after);
    const { keepsNotNull, isRebuilt } = around;
    const name = constraintName(node, around.after);
    // The old table has the name that PostgreSQL would make; a partition's is called as its parent's.
    const isSaid = isRebuilt(objectId('table', node.path.slice(0, 2))) || name !== generated(node);
    const named = keepsNotNull && isSaid && { notNullConstraint: { ...column.notNullConstraint, name } };
    return setNotNull(tableOf(node), { ...column, ...named }).map((sql) => ({
      sql,
      hazards: node.value.notValid
        ? []
        : [
            hazard.mayFail(`Fails if a row has no ${column.name}.`),
            hazard.scans('Reads every row of the table under an exclusive lock.'),
          ],
    }));
  },
  drop(node, around) {
    const above = given(node, around.before);
    if (above && isTakenByParent(node, around)) return [];
    // What one of its parents still gives cannot be taken off, and goes with none of the others.
    if (above && around.keepsNotNull && isKeptByParent(node, around)) return [];
    const table = tableOf(node);
    const on = leavesChildren(node.id, around) ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
    return [`ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')} DROP NOT NULL`];
  },
  alter(from, to, around) {
    const [was, is] = [from.value, to.value];
    if (was.noInherit !== is.noInherit || (is.notValid && !was.notValid)) return 'replace';
    const [oldName, name] = [constraintName(from, around.before), constraintName(to, around.after)];
    const renamed = around.keepsNotNull && oldName !== name;
    if (renamed && isRenamedApart(from, oldName, around)) return 'replace';
    // A partition's goes with the partitioned table's.
    if (from.inherited === 'partition' && !to.inherited && !isRelinked(to, around)) return 'replace';
    // Joining a parent, what a child has stays its own.
    if (around.keepsNotNull && isRelinked(to, around)) {
      if (standingOf(from) === 'own' && to.inherited === 'child') return 'replace';
    } else if (around.keepsNotNull) {
      const [before, after] = [standingOf(from), standingOf(to)];
      // A partition's own merges with what the partitioned table gets; a child's would stay its own.
      const merges = before === 'own' && (after === 'both' || to.inherited === 'partition');
      if (before !== after && (renamed || !(merges || before === 'both'))) return 'replace';
      if (before === 'both' && after === 'parent') return 'replace';
      if (before === 'both' && renamed) return 'replace';
    }
    const alter = `ALTER ${target.table(tableOf(to))}`;
    return [
      ...(renamed
        ? [`${alter} RENAME CONSTRAINT ${quoteIdentifier(oldName)} TO ${quoteIdentifier(name)}`]
        : []),
      ...(was.notValid && !is.notValid ? [validate(to, around.after)] : []),
    ];
  },
  // A child's own, of a column that a parent gives, has no place in the column's definition.
  foldsIntoCreate: (node, parent) =>
    !node.value.notValid &&
    (node.inherited !== undefined ||
      node.merged !== undefined ||
      parent.kind !== 'column' ||
      parent.inherited !== 'child'),
};

/** Whose a NOT NULL is: the table's own, its parents', or both. */
export function standingOf(node: Node): 'own' | 'parent' | 'both' {
  if (node.inherited) return 'parent';
  return node.merged ? 'both' : 'own';
}

/** The name of a NOT NULL: its own, its parent's, or the one that PostgreSQL makes. */
export function constraintName(node: NodeOf<'not null'>, catalog: Catalog): string {
  if (node.value.name !== undefined) return node.value.name;
  const above = given(node, catalog);
  return above ? constraintName(above, catalog) : generated(node);
}

function generated({ path: [, table = '', column] }: Node): string {
  return generatedName(table, column, 'not_null');
}

/** The parent's that gives a child its own. */
function given(node: NodeOf<'not null'>, catalog: Catalog): NodeOf<'not null'> | undefined {
  if (!node.inherited) return undefined;
  for (const id of node.requires) {
    const above = catalog.nodes.get(id);
    if (above?.kind === 'not null') return above;
  }
  return undefined;
}

/** Whether a parent's gives the child's: a constraint always, a mark as it is set or as the column is made. */
function isGivenNow(node: NodeOf<'not null'>, above: Node, around: Surroundings): boolean {
  if (around.keepsNotNull || around.action(node.parent ?? '') === 'create') return true;
  return [above.id, ...node.requires].some((id) => {
    const action = around.after.nodes.get(id)?.kind === 'not null' ? around.action(id) : undefined;
    return action === 'create' || action === 'replace';
  });
}

function isKeptByParent(node: NodeOf<'not null'>, around: Surroundings): boolean {
  return [...node.requires].some(
    (id) =>
      around.before.nodes.get(id)?.kind === 'not null' &&
      around.after.nodes.get(node.id)?.requires.has(id) &&
      !isGone(around.action(id)),
  );
}

/** Whether it cannot be renamed: a child's, which would be renamed with it, is called otherwise, or the table is typed. */
function isRenamedApart(node: NodeOf<'not null'>, name: string, { before }: Surroundings): boolean {
  const { schema, name: relation } = tableOf(node);
  const id = objectId('table', [schema, relation]);
  const table = before.nodes.get(id);
  if (table?.kind === 'table' && table.value.ofType !== undefined) return true;
  return [...(before.dependents.get(id) ?? [])].some((link) => {
    const child = before.nodes.get(link);
    if (!child || child.object === id || !/^(inheritance|partition)$/.test(child.kind)) return false;
    const own = before.nodes.get(`not null ${objectId('column', [...child.path, node.path[2] ?? ''])}`);
    return own?.kind === 'not null' && standingOf(own) !== 'own' && constraintName(own, before) !== name;
  });
}

/** Whether the table gets another parent, or loses one. */
export function isRelinked(node: Node, { before, after }: Surroundings): boolean {
  const table = tableOf(node);
  const inheritance = `inheritance ${objectId('table', [table.schema, table.name])}`;
  return [partitionLink(table), inheritance].some(
    (link) => !same(before.nodes.get(link)?.value, after.nodes.get(link)?.value),
  );
}

function validate(node: NodeOf<'not null'>, catalog: Catalog): Print {
  return {
    sql: `ALTER ${target.table(tableOf(node))} VALIDATE CONSTRAINT ${quoteIdentifier(constraintName(node, catalog))}`,
    hazards: [hazard.mayFail(`Fails if a row has no ${node.path[2]}.`)],
  };
}
