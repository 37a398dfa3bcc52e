import { embeddedEngines } from './embedded-engines.ts';
import { rolledBackTransaction } from './rolled-back-transaction.ts';
import type { Scratch, ScratchKind, ScratchServer } from './scratch.ts';
import { temporaryDatabases } from './temporary-database.ts';

/**
 * Opens one kind of scratch.
 *
 * @param kind the kind
 * @param server the server that verifies; without one, only the embedded engine is available
 * @param options `inFolders`: whether embedded databases are in temporary folders instead of in memory, so that they can be
 *   kept
 * @returns the reason as a string, where the server's user cannot use that kind
 */
export async function openScratch(
  kind: ScratchKind,
  server: ScratchServer | undefined,
  options: { readonly inFolders?: boolean } = {},
): Promise<Scratch | string> {
  if (kind === 'embedded') return embeddedEngines(options.inFolders === true);
  if (!server) return 'there is no server';
  return kind === 'database' ? temporaryDatabases(server) : rolledBackTransaction(server);
}
