export { type ConstraintKind, type ConstraintRule, constraintRulesOf } from './constraint-rules.ts';
