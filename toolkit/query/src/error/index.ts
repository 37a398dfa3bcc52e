export { type BadInput, type BadInputDetails, isBadInput } from './bad-input.ts';
