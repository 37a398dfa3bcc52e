export { type Begun, begunRelease } from './begun.ts';
export { keepVersions, raiseVersions, takeBackVersions } from './versions.ts';
