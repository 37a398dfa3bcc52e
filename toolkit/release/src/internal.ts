export { packageVersion } from './changesets/index.ts';
export { releaseFile, withRenames } from './files/index.ts';
export {
  type BegunRelease,
  begunRelease,
  keepVersions,
  raiseVersions,
  rollBackVersions,
} from './versions/index.ts';
