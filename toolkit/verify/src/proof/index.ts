export { Comparison } from './comparable.ts';
export { type BothPositions, givenOutAgain } from './given-out-again.ts';
export { type PlanSide, planBoth, planBothFrom, trialOn } from './plan-both.ts';
export { movePositions, type Positions, readPositions } from './positions.ts';
export { type Claim, goBack, type Proof, prove } from './prove.ts';
export { addRows, type Rows, removeRows } from './rows.ts';
export { survivors } from './survivors.ts';
