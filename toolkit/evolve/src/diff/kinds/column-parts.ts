import { generatedName, qualifiedName, setNotNull, target } from '@trellis/database';
import { objectId, quoteIdentifier } from '@trellis/model';
import type { Catalog, NodeOf } from '../node.ts';
import { columnOf, tableOf } from './column-of.ts';
import { isGivenByParent, isTakenByParent, leavesChildren } from './inherited.ts';
import { hazard, type Kind, type Surroundings } from './kind.ts';

/** Defaults, of a table's or a view's column. A parent's and its children's are each their own. */
export const defaultKind: Kind<'default'> = {
  create: (node, around) =>
    comesWithColumn(node, around) ? [] : [`${alterOnly(node, around.after)} SET DEFAULT ${node.value}`],
  drop: (node, around) => [`${alterOnly(node, around.before)} DROP DEFAULT`],
  alter: (_from, to, around) => [`${alterOnly(to, around.after)} SET DEFAULT ${to.value}`],
  foldsIntoCreate: (node, parent) => parent.kind === 'column' && node.inherited !== 'child',
};

/** `NOT NULL` of a column. */
export const notNullKind: Kind<'not null'> = {
  create(node, around) {
    if (isGivenByParent(node, around) && parentHas(node, around.after)) return [];
    const column = columnOf(node, around.after);
    return setNotNull(tableOf(node), column).map((sql) => ({
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
    if (isTakenByParent(node, around) && parentHas(node, around.before)) return [];
    const table = tableOf(node);
    const on = leavesChildren(node.id, around) ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
    return [`ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')} DROP NOT NULL`];
  },
  alter(from, to) {
    const [was, is] = [from.value, to.value];
    if (was.noInherit !== is.noInherit || (is.notValid && !was.notValid)) return 'replace';
    const [oldName, name] = [constraintName(from), constraintName(to)];
    const alter = `ALTER ${target.table(tableOf(to))}`;
    return [
      ...(oldName === name
        ? []
        : [`${alter} RENAME CONSTRAINT ${quoteIdentifier(oldName)} TO ${quoteIdentifier(name)}`]),
      ...(was.notValid && !is.notValid
        ? [
            {
              sql: `${alter} VALIDATE CONSTRAINT ${quoteIdentifier(name)}`,
              hazards: [hazard.mayFail(`Fails if a row has no ${to.path[2]}.`)],
            },
          ]
        : []),
    ];
  },
  foldsIntoCreate: (node) => !node.value.notValid,
};

/** The name of a NOT NULL: its own, or the one that PostgreSQL makes. */
function constraintName(node: NodeOf<'not null'>): string {
  const [, table = '', column = ''] = node.path;
  return node.value.name ?? generatedName(table, column, 'not_null');
}

function parentHas(node: NodeOf<'not null'>, catalog: Catalog): boolean {
  return [...node.requires].some((id) => catalog.nodes.get(id)?.kind === 'not null');
}

/** Whether the column comes by its parent's, with the same default. */
function comesWithColumn(node: NodeOf<'default'>, around: Surroundings): boolean {
  const column = around.after.nodes.get(node.parent ?? '');
  if (column === undefined || around.action(column.id) !== 'create' || !isGivenByParent(column, around))
    return false;
  return [...column.requires].some((id) => {
    const above = around.after.nodes.get(id.replace(/^column /, 'default '));
    return above?.kind === 'default' && above.value === node.value && isThereByThen(above, around);
  });
}

/** Whether a parent has a default before its children are made: not where what it calls comes after the table. */
function isThereByThen(node: NodeOf<'default'>, around: Surroundings): boolean {
  const column = around.after.nodes.get(node.parent ?? '');
  const table = around.after.nodes.get(column?.parent ?? '');
  return (
    around.action(node.id) === undefined ||
    [column, table].some((whole) => whole && around.folded(whole).includes(node)) ||
    comesWithColumn(node, around)
  );
}

function alterOnly(node: NodeOf<'default'>, catalog: Catalog): string {
  const table = tableOf(node);
  const id = objectId('table', [table.schema, table.name]);
  const isParent = [...(catalog.dependents.get(id) ?? [])].some(
    (dependent) =>
      dependent !== `inheritance ${id}` &&
      dependent !== `partition ${id}` &&
      ['inheritance', 'partition'].includes(catalog.nodes.get(dependent)?.kind ?? ''),
  );
  const on = isParent || node.inherited ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
  return `ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')}`;
}
