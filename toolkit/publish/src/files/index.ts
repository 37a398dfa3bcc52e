export { commandFormatter, type Formatter } from './formatter.ts';
export type { PublishedRelease } from './print-release.ts';
export { type PublishOptions, publishedFiles } from './published-files.ts';
export { type WriteOptions, writePublished } from './write-published.ts';
