export { modelAfter } from './model-after.ts';
