export { cachedModels } from './cached-models.ts';
export { readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts';
