export { type BegunRelease, begunRelease } from './begun.ts';
export { keepVersions, raiseVersions, rollBackVersions } from './versions.ts';
