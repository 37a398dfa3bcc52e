import type { Table } from '@trellis/model';
import { type Catalog, columnId, type NodeOf, tableId } from '../node/index.ts';
import type { LikenessContext } from '../operation/index.ts';
import {
  likeComments,
  likeMembers,
  likePlaces,
  likeSets,
  likeTypes,
  sameness,
  weighted,
} from './likeness.ts';

/** How alike two columns are: their type, position, comment, foreign keys and the rest of their definition. */
export function likeColumns(from: NodeOf<'column'>, to: NodeOf<'column'>, context: LikenessContext): number {
  const [was, is] = [from.value, to.value];
  const [targets, others] = [targetsOf(from, context.before), targetsOf(to, context.after)];
  const current = targets.map(({ table, column }) =>
    columnId(context.names.relation(table), context.names.column(table, column)),
  );
  return weighted(
    [5, likeTypes(was.type, is.type, context)],
    [3, likePositions(from, to, context)],
    likeComments(was.comment, is.comment),
    targets.length + others.length === 0
      ? undefined
      : [4, likeSets(new Set(current), new Set(others.map((one) => columnId(one.table, one.column))))],
    [0.5, sameness(was.notNull, is.notNull)],
    [0.5, sameness(was.default, is.default)],
    [0.5, sameness(was.generated === undefined, is.generated === undefined)],
    [0.5, sameness(was.identity === undefined, is.identity === undefined)],
  );
}

/** The columns that the foreign keys of a column refer to. */
function targetsOf(node: NodeOf<'column'>, catalog: Catalog) {
  return catalog.dependentsOf('foreign key', node.id).flatMap(({ parent, value }) => {
    const at = value.columns.indexOf(node.value.name);
    const column = value.references.columns[at];
    return parent === node.parent && column !== undefined ? [{ table: value.references, column }] : [];
  });
}

function likePositions(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  { before, after }: LikenessContext,
): number {
  const [was, is] = [before.find('table', from.parent), after.find('table', to.parent)];
  if (!was || !is) return 0;
  return likePlaces(
    was.value.columns.map(({ name }) => name),
    from.value.name,
    is.value.columns.map(({ name }) => name),
    to.value.name,
  );
}

/** How alike two tables are: their columns, and the tables that refer to them and that they refer to. */
export function likeTables(from: NodeOf<'table'>, to: NodeOf<'table'>, context: LikenessContext): number {
  const [was, is] = [from.value, to.value];
  // All partitions of a table have the same columns; the bound tells them apart.
  if (was.partitionOf?.bound !== is.partitionOf?.bound) return 0;
  const [references, others] = [
    neighboursOf(was, context.before).map((id) => context.names.id(id)),
    neighboursOf(is, context.after),
  ];
  return weighted(
    [6, likeMembers(was.columns, is.columns, context, context.weightOf)],
    likeComments(was.comment, is.comment),
    references.length === 0 || others.length === 0
      ? undefined
      : [2, likeSets(new Set(references), new Set(others))],
    [1, sameness(was.partitionBy, is.partitionBy)],
  );
}

/** The tables that foreign keys connect with a table. */
function neighboursOf(table: Table, catalog: Catalog): readonly string[] {
  const own = tableId(table);
  return [
    ...table.foreignKeys.map(({ references }) => tableId(references)),
    ...catalog.dependentsOf('foreign key', own).flatMap(({ parent }) => parent ?? []),
  ].filter((id) => id !== own);
}
