export { isMismatchDetails, type MismatchDetails, validateFormat } from './validate-format.ts';
