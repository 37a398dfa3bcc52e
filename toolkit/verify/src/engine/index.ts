export { closeScratch } from './interruption.ts';
export { type Judge, judgeOf, majorOf } from './judge.ts';
export { type Judged, withScratch } from './with-scratch.ts';
