export { type DictionaryOptions, dictionary } from './dictionary/dictionary.ts';
export { type DocsOptions, renderDocs } from './docs/render-docs.ts';
export { compareDocs, type DocsDifference, writeDocs } from './files/docs-folder.ts';
export { type ErdOptions, erd, tableErd } from './mermaid/erd.ts';
export { releaseDiff } from './releases/release-diff.ts';
export type { Release } from './releases/release-page.ts';
export type { Source } from './source.ts';
export { neighbours } from './tables/neighbours.ts';
