export { load } from './load.ts';
export type { LoadOptions, LoadProgress, LoadReport } from './load-options.ts';
