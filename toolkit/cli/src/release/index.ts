export { type Released, type ReleaseOptions, release } from './release.ts';
