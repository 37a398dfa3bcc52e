export { compileValidators } from './compile-validators.ts';
export { type ImportExtension, printValidators, publishedNames } from './print-validators.ts';
