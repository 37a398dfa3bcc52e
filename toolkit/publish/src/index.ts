export {
  commandFormatter,
  type Formatter,
  type PublishedRelease,
  type PublishOptions,
  publishedFiles,
  type WriteOptions,
  writePublished,
} from './files/index.ts';
export type { RowTypeOptions } from './rows/index.ts';
