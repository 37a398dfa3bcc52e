export { type LoadOptions, type LoadProgress, type LoadReport, load } from './load.ts';
