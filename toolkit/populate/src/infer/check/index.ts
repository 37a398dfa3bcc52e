export { type CheckBounds, readCheck } from './read-check.ts';
