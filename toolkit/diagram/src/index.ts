export { citusSummary } from './citus/index.ts';
export { type DictionaryOptions, dictionary } from './dictionary/index.ts';
export { type DocsOptions, renderDocs } from './docs/index.ts';
export { compareDocs, type DocsDifference, fillSection, readReleases, writeDocs } from './files/index.ts';
export { type ErdOptions, erd, tableErd } from './mermaid/index.ts';
export { type ReleasedModel, releaseDiff } from './releases/index.ts';
export type { SchemaSource } from './schema-source.ts';
export { neighbours } from './tables/index.ts';
