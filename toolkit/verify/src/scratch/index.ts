export { openScratch } from './open-scratch.ts';
export { type Scratch, type ScratchKind, type ScratchServer, scratchKinds } from './scratch.ts';
export { missingRole } from './stand-in-role.ts';
