export { checkAllowed } from './allowance.ts';
export { type CountedLoss, countLosses } from './count-losses.ts';
export { lossesOf } from './losses-of.ts';
export { observedLosses, readIdentities } from './observed.ts';
