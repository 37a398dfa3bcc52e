export { changesetText, pendingBump } from './changeset.ts';
export { packageVersion } from './package-version.ts';
export { type PendingRelease, pendingRelease } from './release-plan.ts';
