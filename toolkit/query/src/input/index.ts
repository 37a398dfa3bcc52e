export { type BadInput, type BadInputDetails, badInput, describe, isBadInput } from './bad-input.ts';
export { circularError, descend, MAX_DEPTH, tooDeepError } from './nesting.ts';
export { entriesOf, hasHiddenKeys, hiddenKeyError } from './plain-object.ts';
