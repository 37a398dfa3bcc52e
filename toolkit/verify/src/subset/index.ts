export { printChanged } from './print-changed.ts';
export { subsetBase } from './subset-base.ts';
