export { ModelIndex, modelIndexOf, nameKey, ownerKey, routineKey } from './model-index.ts';
export { narrow } from './narrow.ts';
export { withoutNotNullConstraints } from './without-not-null-constraints.ts';
