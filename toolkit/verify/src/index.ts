export { build } from './build/index.ts';
export { type Judge, type Judged, withScratch } from './engine/index.ts';
export { type Proof, prove } from './proof/index.ts';
export { modelOf, printInPassing, printModel, replay } from './replay/index.ts';
export {
  missingRole,
  openScratch,
  type Scratch,
  type ScratchKind,
  type ScratchServer,
  scratchKinds,
} from './scratch/index.ts';
export { keptModels } from './snapshot/index.ts';
