import type { History } from '@trellis/migrate';
import type { Model, SchemaDescriptor } from '@trellis/model';
import type { VerifyDatabase } from '@trellis/verify';
import type { Config } from '../config/index.ts';
import type { MigrationText } from './prove-on-version.ts';
import type { Revision, RevisionOptions } from './revision.ts';

/** What a revision is created from. */
export interface RevisionContext {
  readonly config: Config;
  readonly options: RevisionOptions;
  readonly history: History;
  readonly schema: SchemaDescriptor;
  /** The Model of the descriptors. */
  readonly authored: Model;
  /** Opens an empty scratch database. */
  open(): Promise<VerifyDatabase>;
}

/** A proven revision. It is written after the work on scratch databases, which may be repeated. */
export interface PreparedRevision {
  /** Its migration; undefined if there is nothing to change. */
  readonly migration?: MigrationText;
  write(): Promise<Revision>;
}
