export { build } from './build/index.ts';
export { type VerifyEngine, type VerifyOptions, withScratch } from './engine/index.ts';
export { type Proof, prove } from './proof/index.ts';
export { modelOf, printModel, printRolledBack, replay } from './replay/index.ts';
export {
  missingRole,
  openScratch,
  type Scratch,
  type ScratchKind,
  type ScratchServer,
  scratchKinds,
} from './scratch/index.ts';
export { cachedModels } from './snapshot/index.ts';
