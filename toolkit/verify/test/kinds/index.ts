export type { KindSample } from './kind-sample.ts';
export { kindSamples } from './kind-samples.ts';
