export { changesetText, pendingBump } from './changeset.ts';
export { type CheckOptions, type CheckReport, check, type Problem } from './check.ts';
export { type Released, release } from './release.ts';
export { type ReleaseFile, readRelease, releaseVersions } from './release-file.ts';
