export { countLosses, lossesOf, observedLosses, readIdentities } from './losses/index.ts';
export type { Project } from './project/index.ts';
