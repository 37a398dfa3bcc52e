export { flatten } from './flatten.ts';
