import { connectMemory } from '@trellis/database';
import { withPlaceholderRoles } from './placeholder-role.ts';
import { rolledBackTransaction } from './rolled-back-transaction.ts';
import type { Scratch, ScratchKind, ScratchServer } from './scratch.ts';
import { temporaryDatabases } from './temporary-database.ts';

/**
 * Opens one kind of scratch.
 *
 * @param kind the kind
 * @param server the server that verifies; without one, only the embedded engine is available
 * @returns the reason as a string, where the server's user cannot use that kind
 */
export async function openScratch(
  kind: ScratchKind,
  server: ScratchServer | undefined,
): Promise<Scratch | string> {
  if (kind === 'embedded') return embedded;
  if (!server) return 'there is no server';
  return kind === 'database' ? temporaryDatabases(server) : rolledBackTransaction(server);
}

/** Embedded engines in memory, one for each scratch database. */
const embedded: Scratch = {
  kind: 'embedded',
  open: async (roles = []) => withPlaceholderRoles(await connectMemory(), roles),
  failure: () => undefined,
  doubt: () => undefined,
  close: async () => {},
};
