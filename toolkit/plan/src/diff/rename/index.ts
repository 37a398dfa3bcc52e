export { applyRenames } from './apply.ts';
export { renameChanges } from './changes.ts';
export { withOldNames } from './old-names.ts';
export { findRenames } from './rename.ts';
export { reversed } from './reversed.ts';
