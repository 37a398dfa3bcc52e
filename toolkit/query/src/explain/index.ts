export { type ConstraintKind, type ConstraintRule, constraintRulesOf } from './constraint-rules.ts';
export { type Explanation, explain, type WithRules } from './explain.ts';
export type { ForeignKeyProblem } from './foreign-key-problem.ts';
