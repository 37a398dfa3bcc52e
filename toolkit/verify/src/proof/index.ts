export { type Held, planFrom, planWays, triedOn } from './plan-ways.ts';
export { type Proof, prove } from './prove.ts';
