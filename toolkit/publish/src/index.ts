export { DESCRIPTOR_FORMAT, descriptorFormat } from './documents/descriptor-format.ts';
export { type JsonSchema, jsonSchemas } from './documents/json-schemas.ts';
export { type PublishOptions, publishedFiles, type Release } from './files/published-files.ts';
export { writePublished } from './files/write-published.ts';
export * from './rows/index.ts';
export { compileValidators } from './validators/compile-validators.ts';
