export { type BegunRelease, begunRelease } from './begun.ts';
export { expectVersions, keepVersions, raiseVersions, rollBackVersions } from './versions.ts';
