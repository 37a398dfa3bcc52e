export { descriptorsOf } from './descriptors.ts';
export { type Pulled, type PullOptions, pull } from './pull.ts';
export { sourceOf } from './source.ts';
