import { same } from '@trellis/model/internal';
import {
  createRoutine,
  createStatistics,
  dropRoutine,
  setStatisticsTarget,
  statisticsSettings,
} from '../../ddl/index.ts';
import type { Kind, Operation, Operations } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';
import { containsName } from './mentions.ts';
import { isAmbiguousCall, isOverload, orderOverloads, overloadsInTheWay } from './overloads.ts';
import { placeholderFunction, replacing } from './placeholder-function.ts';
import { staleValues } from './stale-values.ts';

/** Functions, procedures and aggregates: replaced in place as long as the signature stays. */
export const routineKind: Kind<'routine'> = {
  valuesOf: ['regproc', 'regprocedure'],
  isInvalidatedByRetyping: () => true,
  hasExpression: () => true,
  isCallable: true,
  order: orderAfterColumnDrops,
  unrecordedSql: ({ value }) => value.definition,
  hasCheckedBody: true,
  // A routine looks at rows when it is called.
  ignoresRows: true,
  create: (node) => createRoutine(node.value),
  drop: (node) => dropRoutine(node.value),
  alter(from, to, context) {
    const [was, is] = [from.value, to.value];
    if (was.kind !== is.kind || was.signature !== is.signature || is.kind === 'aggregate') return 'replace';
    const hazards = staleValues(to, context);
    return createRoutine(is).map((sql) => ({ sql, hazards }));
  },
  placeholder({ value }) {
    const definition = placeholderFunction(value.definition);
    return definition === undefined ? undefined : createRoutine({ definition });
  },
  placeholderNeeds: ({ value }, { path: [schema = '', name = ''] }) =>
    containsName(placeholderFunction(value.definition) ?? value.definition, { schema, name }),
  fill: ({ value }) => createRoutine({ definition: replacing(value.definition) }),
  isAmbiguousWith: (gone, called, caller, { before }) =>
    isOverload(gone, called) && (!before.nodes.has(called.id) || isAmbiguousCall(caller, called, gone)),
  consequences: overloadsInTheWay,
  orderAll: orderOverloads,
};

/** PostgreSQL compares the rows that a body returns with all columns of a table, also with those that are dropped later. */
function orderAfterColumnDrops(operation: Operation, operations: Operations): void {
  if (operation.verb === 'drop') return;
  for (const { to } of operation.node.edges) {
    // A table that is created again has only the columns that it keeps.
    if (operations.get('create', to)) continue;
    for (const column of operations.before.dependentsOf('column', to))
      if (column.parent === to) operations.order(operations.get('drop', column.id), operation, 'row type');
  }
}

/** Extended statistics: the target is altered in place. */
export const statisticsKind: Kind<'statistics'> = {
  likeness: likeInAll,
  hasExpression: () => true,
  create: (node) => [...createStatistics(node.value), ...statisticsSettings(node.value)],
  drop: (node) => [`DROP ${node.target}`],
  alter(from, to) {
    if (from.value.definition !== to.value.definition || !same(from.value.table, to.value.table))
      return 'replace';
    return setStatisticsTarget(to.value, to.value.target);
  },
};
