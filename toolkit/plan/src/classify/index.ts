export { type Classification, classify, worse } from './classify.ts';
export type { Bump, Reason } from './verdict.ts';
