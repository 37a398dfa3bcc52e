export { closeScratch, judgeOf, majorOf } from './engine/index.ts';
export { type Held, planFrom, planWays, triedOn } from './proof/index.ts';
export { keepSnapshot, readSnapshot, type Snapshot } from './snapshot/index.ts';
export { partGround, printAgain } from './subset/index.ts';
