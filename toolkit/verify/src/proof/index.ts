export { type PlanSide, planBoth, planBothFrom, trialOn } from './plan-both.ts';
export { type Claim, type Proof, prove } from './prove.ts';
