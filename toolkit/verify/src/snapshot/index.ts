export { keptModels } from './kept-models.ts';
export { keepSnapshot, readSnapshot, type Snapshot } from './snapshot.ts';
