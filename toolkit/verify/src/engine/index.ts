export type { VerifyDatabase } from './failed-database.ts';
export { closeScratch } from './interruption.ts';
export { describeEngine, majorOf, type VerifyEngine } from './verify-engine.ts';
export { type ScratchOptions, type VerifyOptions, withScratch } from './with-scratch.ts';
