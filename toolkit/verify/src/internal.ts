export { closeScratch, describeEngine, majorOf } from './engine/index.ts';
export {
  addRows,
  type BothPositions,
  Comparison,
  givenOutAgain,
  movePositions,
  type PlanSide,
  type Positions,
  type ProofStep,
  planBoth,
  planBothFrom,
  proveNext,
  type Rows,
  readPositions,
  removeRows,
  rowChanges,
  trialOn,
  withoutMoved,
  withUndeclaredNotNulls,
} from './proof/index.ts';
export { printDescriptors, replayedModel } from './replay/index.ts';
export { settle, withSqlOf } from './settle/index.ts';
export { cachedModels, readSnapshot, type Snapshot, writeSnapshot } from './snapshot/index.ts';
export { printChanged, subsetBase } from './subset/index.ts';
