export { DESCRIPTOR_FORMAT, descriptorFormat } from './descriptor-format.ts';
export { type JsonSchema, jsonSchemas } from './json-schemas.ts';
