import type { Connection } from '@trellis/database';
import type { History } from '@trellis/migrate';
import type { Model } from '@trellis/model';
import type { Config } from '../config/index.ts';
import type { Revision, RevisionOptions } from './revision.ts';

/** A migration to be made. */
export interface Task {
  readonly config: Config;
  readonly options: RevisionOptions;
  readonly history: History;
  readonly authored: Model;
  /** Opens an empty throw-away database. */
  open(): Promise<Connection>;
}

/** Writes what is proven. The work on scratch databases only comes to it, since that may be done more than once. */
export type Write = () => Promise<Revision>;
