export { changesetText, pendingBump } from './changeset.ts';
export { changesetVersion, packageVersion } from './changeset-version.ts';
