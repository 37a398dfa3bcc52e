export type { KeptScratch } from './kept-scratch.ts';
export { openScratch } from './open-scratch.ts';
export { missingRole } from './placeholder-role.ts';
export {
  type Scratch,
  type ScratchDatabase,
  type ScratchKind,
  type ScratchServer,
  scratchKinds,
} from './scratch.ts';
