export { packageVersion } from './changesets/index.ts';
export { releaseFile, withRenames } from './files/index.ts';
export { type Begun, begunRelease, keepVersions, raiseVersions, takeBackVersions } from './versions/index.ts';
