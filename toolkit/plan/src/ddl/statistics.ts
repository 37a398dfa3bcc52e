import type { QualifiedName, Statistics } from '@trellis/model';
import { target } from './target.ts';

/** Creates extended statistics. */
export function createStatistics(statistics: Statistics): string[] {
  return [statistics.definition];
}

/** Sets the target of extended statistics, which `CREATE STATISTICS` cannot. */
export function statisticsSettings(statistics: Statistics): string[] {
  return statistics.target === undefined ? [] : setStatisticsTarget(statistics, statistics.target);
}

/** Sets the target of extended statistics; `undefined` for the default. */
export function setStatisticsTarget(statistics: QualifiedName, value: number | undefined): string[] {
  return [`ALTER ${target.statistics(statistics)} SET STATISTICS ${value ?? -1}`];
}
