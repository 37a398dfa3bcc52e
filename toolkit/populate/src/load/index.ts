export { loadSample } from './load-sample.ts';
export type { LoadProgress, LoadReport, LoadSampleOptions } from './load-sample-options.ts';
