export { countLosses } from './count-losses.ts';
export { countRequirements } from './count-requirements.ts';
export { lossesOf } from './losses-of.ts';
export { observedLosses, observedRequirements, readIdentities } from './observed.ts';
