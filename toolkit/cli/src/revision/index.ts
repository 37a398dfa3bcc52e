export { changeText, isAllowedChange } from './data-changes.ts';
export { type Revision, type RevisionOptions, revision } from './revision.ts';
export { merge, type Sealed, type SealOptions, seal } from './seal.ts';
