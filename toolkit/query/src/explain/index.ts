export { type Explanation, explain, type WithRules } from './explain.ts';
export type { ForeignKeyProblem } from './foreign-key-problem.ts';
