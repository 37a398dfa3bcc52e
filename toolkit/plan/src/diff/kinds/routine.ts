import { same } from '@trellis/model/internal';
import {
  createRoutine,
  createStatistics,
  dropRoutine,
  setStatisticsTarget,
  statisticsSettings,
} from '../../ddl/index.ts';
import type { Node, NodeOf } from '../node/index.ts';
import type { Kind, Operations } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';
import { containsName } from './mentions.ts';
import { headerOf, replacing, withoutSqlBody } from './sql-body.ts';

/** Functions, procedures and aggregates: replaced in place as long as the signature stays. */
export const routineKind: Kind<'routine'> = {
  isInvalidatedByRetyping: () => true,
  hasExpression: () => true,
  isCallable: true,
  // A routine looks at rows when it is called.
  ignoresRows: true,
  create: (node) => createRoutine(node.value),
  drop: (node) => dropRoutine(node.value),
  alter(from, to) {
    const [was, is] = [from.value, to.value];
    if (was.kind !== is.kind || was.signature !== is.signature || is.kind === 'aggregate') return 'replace';
    return createRoutine(is);
  },
  placeholder({ value }) {
    const definition = withoutSqlBody(value.definition);
    return definition === undefined ? undefined : createRoutine({ definition });
  },
  placeholderNeeds: ({ value }, { path: [schema = '', name = ''] }) =>
    containsName(headerOf(value.definition) ?? value.definition, { schema, name }),
  fill: ({ value }) => createRoutine({ definition: replacing(value.definition) }),
  isAmbiguousWith: isOverload,
  orderAll: orderOverloads,
};

/** Whether two nodes are routines of one name. */
function isOverload(one: NodeOf<'routine'>, other: Node): boolean {
  return other.kind === 'routine' && one.path[0] === other.path[0] && one.path[1] === other.path[1];
}

/** Orders what calls a new routine after the drops of those of its name: with both, a call would be ambiguous. */
function orderOverloads(operations: Operations): void {
  const gone = operations.before.ofKind('routine').flatMap((node) => {
    const drop = operations.get('drop', node.id);
    return drop && !operations.get('create', node.id) ? [{ drop, node }] : [];
  });
  if (gone.length === 0) return;
  for (const operation of operations.all())
    if (operation.verb === 'create')
      for (const required of operation.node.requires) {
        const called = operations.get('create', required)?.node;
        for (const { drop, node } of gone)
          if (called && isOverload(node, called)) operations.order(drop, operation, 'overload');
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
