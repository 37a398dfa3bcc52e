export { type CheckOptions, type CheckReport, check } from './check.ts';
export type { LiveReport } from './live.ts';
export type { CheckProblem } from './problem.ts';
