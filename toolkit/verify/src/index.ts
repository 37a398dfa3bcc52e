export { build } from './build/index.ts';
export { type ScratchOptions, type VerifyEngine, type VerifyOptions, withScratch } from './engine/index.ts';
export { type Claim, type Proof, prove } from './proof/index.ts';
export { modelOf, printModel, replay } from './replay/index.ts';
export type { ScratchKind } from './scratch/index.ts';
