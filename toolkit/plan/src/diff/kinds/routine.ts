import {
  createRoutine,
  createStatistics,
  dropRoutine,
  setStatisticsTarget,
  statisticsSettings,
} from '../../ddl/index.ts';
import { type Kind, same } from './kind.ts';

/** Functions, procedures and aggregates: replaced in place as long as the signature stays. */
export const routineKind: Kind<'routine'> = {
  create: (node) => createRoutine(node.value),
  drop: (node) => dropRoutine(node.value),
  alter(from, to) {
    const [was, is] = [from.value, to.value];
    if (was.kind !== is.kind || was.signature !== is.signature || is.kind === 'aggregate') return 'replace';
    return createRoutine(is);
  },
};

/** Extended statistics: the target is altered in place. */
export const statisticsKind: Kind<'statistics'> = {
  create: (node) => [...createStatistics(node.value), ...statisticsSettings(node.value)],
  drop: (node) => [`DROP ${node.target}`],
  alter(from, to) {
    if (from.value.definition !== to.value.definition || !same(from.value.table, to.value.table))
      return 'replace';
    return setStatisticsTarget(to.value, to.value.target);
  },
};
