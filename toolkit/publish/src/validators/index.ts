export { compileValidators } from './compile-validators.ts';
export { printValidators, publishedNames } from './print-validators.ts';
