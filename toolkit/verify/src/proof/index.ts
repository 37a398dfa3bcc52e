export { Comparison } from './comparable.ts';
export { type BothPositions, givenOutAgain } from './given-out-again.ts';
export { withoutMoved } from './moved-data.ts';
export { type PlanSide, planBoth, planBothFrom, trialOn } from './plan-both.ts';
export { movePositions, type Positions, readPositions } from './positions.ts';
export { type Claim, type Proof, prove } from './prove.ts';
export { type ProofStep, proveNext } from './prove-next.ts';
export { type RowChange, rowChanges } from './row-changes.ts';
export { addRows, type Rows, removeRows } from './rows.ts';
