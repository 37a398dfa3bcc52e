export { type ReleaseFile, readRelease, releaseFile, releaseVersions } from './release-file.ts';
export { withRenames } from './with-renames.ts';
