export { GENERATED } from './generated.ts';
export { type DocsOptions, renderDocs } from './render-docs.ts';
