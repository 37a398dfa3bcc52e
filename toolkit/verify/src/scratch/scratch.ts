import type { Connection } from '@trellis/database';
import type { KeptScratch } from './kept-scratch.ts';

/**
 * Where a schema is created, printed and proven without being kept: in temporary databases of a server, in a transaction
 * on one of its databases that is always rolled back, or in embedded engines in memory.
 */
export type ScratchKind = 'database' | 'transaction' | 'embedded';

/** Every kind, the preferred one first. */
export const scratchKinds = ['database', 'transaction', 'embedded'] as const satisfies readonly ScratchKind[];

/** The server that verifies. */
export interface ScratchServer {
  readonly like: Connection;
  /** The URL that `like` was opened by. */
  readonly url: string;
}

/** A database of a scratch. `close` drops it. */
export interface ScratchDatabase extends Connection {
  /** Closes all connections and keeps the database where its kind can. A later `close` drops it. */
  keep(): Promise<KeptScratch>;
}

/** A source of empty databases that are invisible to other users and are removed at the end. */
export interface Scratch {
  readonly kind: ScratchKind;
  /**
   * Opens an empty database. Several may be open at once, but only one of them may be in a transaction.
   *
   * @param roles the roles to create as placeholders where the server lacks them
   * @param onMaking called once the server creates the database: this process is idle until that is done
   * @throws TrellisError `ROLE_MISSING` when the user may not create roles
   */
  open(roles?: readonly string[], onMaking?: () => void): Promise<ScratchDatabase>;
  /**
   * Why an error there says nothing about the work, so that another kind has to be used; `undefined` if there is no such
   * reason.
   */
  failure(): string | undefined;
  /** A possible reason of an error of the work that would not occur with another kind. */
  doubt(): string | undefined;
  /** Leaves nothing behind. Safe to call twice. */
  close(): Promise<void>;
}
