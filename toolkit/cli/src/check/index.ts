export { type CheckOptions, type CheckProblem, type CheckReport, check } from './check.ts';
