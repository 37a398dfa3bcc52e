export { printChanged } from './print-changed.ts';
export { foundations, partOf } from './subset.ts';
export { subsetBase } from './subset-base.ts';
