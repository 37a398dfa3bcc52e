export { DESCRIPTOR_FORMAT, descriptorFormat } from './descriptor-format.ts';
export { printShapes } from './descriptor-shapes.ts';
export type { JsonSchema } from './json-schemas.ts';
export { NUL } from './refuse-nul.ts';
export { rowDocuments } from './row-documents.ts';
