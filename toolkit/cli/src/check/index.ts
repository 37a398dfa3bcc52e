export { type CheckOptions, type CheckReport, check, type Problem } from './check.ts';
