export {
  commandFormatter,
  type Formatter,
  type PublishedRelease,
  type PublishOptions,
  publishedFiles,
  type WriteOptions,
  writePublished,
} from './files/index.ts';
export type { RowOptions } from './rows/index.ts';
