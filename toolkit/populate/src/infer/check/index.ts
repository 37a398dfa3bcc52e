export { type Bound, type CheckBounds, intersection, valuesWithin } from './bounds.ts';
export { readCheck } from './read-check.ts';
