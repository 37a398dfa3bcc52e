export { applyRenames } from './apply.ts';
export { renameChanges } from './changes.ts';
export { findRenames, renamedNames } from './find-renames.ts';
export { lossWithOldNames } from './loss-with-old-names.ts';
export { withRenamedReferences } from './references.ts';
export { withNewNamesInUsing } from './renamed-columns.ts';
export { RenamedNames } from './renamed-names.ts';
export { renamedType } from './renamed-type.ts';
export { reversed } from './reversed.ts';
