export { temporaryPath, writeAtomically } from './atomic-write.ts';
export { type FileChange, Journal, type JournalOptions } from './journal.ts';
export { isAlive, processMark } from './process-alive.ts';
