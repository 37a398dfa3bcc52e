import type { History } from '@trellis/migrate';
import type { Model, SchemaDescriptor } from '@trellis/model';
import type { VerifyDatabase } from '@trellis/verify';
import type { Config } from '../config/index.ts';
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

/** Writes a proven revision. It is called after the work on scratch databases, which may be repeated. */
export type WriteRevision = () => Promise<Revision>;
