export { packageVersion } from './changesets/index.ts';
export { releaseFile, withRenames } from './files/index.ts';
export {
  type BegunRelease,
  begunRelease,
  expectVersions,
  keepVersions,
  raiseVersions,
  rollBackVersions,
} from './versions/index.ts';
