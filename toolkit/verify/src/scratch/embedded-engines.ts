import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectEmbedded, connectMemory } from '@trellis/database';
import { keptFolder, notKept } from './kept-scratch.ts';
import { withPlaceholderRoles } from './placeholder-role.ts';
import type { Scratch, ScratchDatabase } from './scratch.ts';

/**
 * Embedded engines, one for each scratch database.
 *
 * @param inFolders whether their data is in temporary folders, so that it can be kept, instead of in memory
 */
export function embeddedEngines(inFolders: boolean): Scratch {
  const open = inFolders ? inFolder : inMemory;
  return {
    kind: 'embedded',
    open: async (roles = []) => withPlaceholderRoles(await open(), roles),
    failure: () => undefined,
    doubt: () => undefined,
    close: async () => {},
  };
}

async function inMemory(): Promise<ScratchDatabase> {
  const connection = await connectMemory();
  const keep = async () => {
    await connection.close();
    return notKept('the embedded database was in memory');
  };
  return { ...connection, keep };
}

async function inFolder(): Promise<ScratchDatabase> {
  const parent = await mkdtemp(join(tmpdir(), 'trellis-scratch-'));
  const remove = () => rm(parent, { recursive: true, force: true });
  const folder = join(parent, 'database');
  const connection = await connectEmbedded(folder).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    ...connection,
    close: () => connection.close().finally(remove),
    async keep() {
      await connection.close();
      return keptFolder(folder);
    },
  };
}
