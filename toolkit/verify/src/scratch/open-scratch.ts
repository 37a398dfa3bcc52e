import { connectMemory } from '@trellis/database';
import { rolledBackTransaction } from './rolled-back-transaction.ts';
import type { Scratch, ScratchKind, ScratchServer } from './scratch.ts';
import { standIn } from './stand-in-role.ts';
import { throwAwayDatabases } from './throw-away-database.ts';

/**
 * Opens one kind of scratch.
 *
 * @param server the server that is to judge; without one, only the embedded engine can
 * @returns the reason, where that kind is not open to the server's user
 * @example
 * const scratch = await openScratch('transaction', { like: connection, url });
 * if (typeof scratch === 'string') console.warn(scratch);
 */
export async function openScratch(
  kind: ScratchKind,
  server: ScratchServer | undefined,
): Promise<Scratch | string> {
  if (kind === 'embedded') return embedded;
  if (!server) return 'no server was named';
  return kind === 'database' ? throwAwayDatabases(server) : rolledBackTransaction(server);
}

/** Embedded engines in memory, one for each database. */
const embedded: Scratch = {
  kind: 'embedded',
  open: async (roles = []) => standIn(await connectMemory(), roles),
  failure: () => undefined,
  doubt: () => undefined,
  close: async () => {},
};
