export { compileValidators } from './compile-validators.ts';
export { type JsonSchema, jsonSchemas } from './json-schemas.ts';
export { type PublishOptions, publishedFiles, type Release } from './published-files.ts';
export { writePublished } from './write-published.ts';
