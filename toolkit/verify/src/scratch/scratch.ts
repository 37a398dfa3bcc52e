import type { Connection } from '@trellis/database';

/**
 * Where a schema is built, printed and proven without being kept: in throw-away databases of a server, in a
 * transaction on one of its databases that is always rolled back, or in embedded engines in memory.
 */
export type ScratchKind = 'database' | 'transaction' | 'embedded';

/** Every kind, the best judge first. */
export const scratchKinds = ['database', 'transaction', 'embedded'] as const satisfies readonly ScratchKind[];

/** The server that is to judge. */
export interface ScratchServer {
  readonly like: Connection;
  /** The URL that `like` was opened by. */
  readonly url: string;
}

/** A way to come by empty databases that nobody else sees and nothing is left of. */
export interface Scratch {
  readonly kind: ScratchKind;
  /**
   * Opens an empty one. Several may be open at once, but only one of them may be within a transaction.
   *
   * @param roles roles to be there, where they are not, for the while
   * @param onMaking told once a server makes it: this process has nothing to do until that is done
   * @throws TrellisError `ROLE_MISSING` when the user may not make them
   */
  open(roles?: readonly string[], onMaking?: () => void): Promise<Connection>;
  /**
   * Why what went wrong there says nothing of what was tried, and another kind has to be asked; nothing where
   * all could be done.
   */
  failure(): string | undefined;
  /** What may be the reason of an error that the work ended in, and would not be elsewhere. */
  doubt(): string | undefined;
  /** Leaves nothing behind. Safe to call twice. */
  close(): Promise<void>;
}
