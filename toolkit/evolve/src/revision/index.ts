export type { Judge } from './judge.ts';
export { keptModels } from './kept-models.ts';
export { type Proof, prove } from './prove.ts';
export { type Revision, type RevisionOptions, revision } from './revision.ts';
export { modelOf, printInPassing, printModel, replay, withoutIntentions } from './scratch-model.ts';
export { merge, type Sealed, type SealOptions, seal } from './seal.ts';
export { type Judged, withScratch } from './with-scratch.ts';
