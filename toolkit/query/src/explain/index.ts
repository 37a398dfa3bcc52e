export { type Explanation, explain, type WithRules } from './explain.ts';
export { type Rule, type RuleKind, rulesOf } from './rules.ts';
