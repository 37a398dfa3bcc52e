export { closeScratch, describeEngine, majorOf } from './engine/index.ts';
export { type PlanSide, planBoth, planBothFrom, trialOn } from './proof/index.ts';
export { printDescriptors } from './replay/index.ts';
export { cachedModels, readSnapshot, type Snapshot, writeSnapshot } from './snapshot/index.ts';
export { printChanged, subsetBase } from './subset/index.ts';
