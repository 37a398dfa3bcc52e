export { changesetText, pendingBump } from './changesets/index.ts';
export { type ReleaseFile, readRelease, releaseVersions } from './files/index.ts';
