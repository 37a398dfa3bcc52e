export { type Released, release } from './release.ts';
