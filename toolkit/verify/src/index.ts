export { build } from './build/index.ts';
export {
  type ScratchOptions,
  type VerifyDatabase,
  type VerifyEngine,
  type VerifyOptions,
  withScratch,
} from './engine/index.ts';
export { type Claim, type Proof, prove, type RowChange } from './proof/index.ts';
export { modelOf, printModel, replay } from './replay/index.ts';
export type { KeptScratch, ScratchKind } from './scratch/index.ts';
